using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Tasks;

/// <summary>A request that is answered with a refusal, in the words of the gateway that it came to.</summary>
/// <param name="code">The code that says why: the gateway's own or the vendor's, for which the gateway's nearest stands in.</param>
/// <param name="kind">What the refusal means, where that is more exact than the vendor's table.</param>
/// <param name="detail">What is wrong; the code's own words when left out.</param>
internal sealed class RefusedException(string code, RefusalKind? kind = null, string? detail = null)
    : Exception(detail ?? VendorCodes.Find(code).Message)
{
    public string Code => code;

    public RefusalKind Kind { get; } = kind ?? VendorCodes.Find(code).Kind;

    /// <summary>What is wrong; null when the code says it all.</summary>
    public string? Detail => detail;

    /// <summary>When to come again; null when that is not told.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
