namespace KlingGen.Emulator.Tasks;

/// <summary>A request that is answered with a refusal, in the words of the dialect that it came in.</summary>
/// <param name="code">One of the vendor's result codes; it decides the HTTP status.</param>
/// <param name="message">What is wrong; the code's own words when left out.</param>
internal sealed class RefusedException(int code, string? message = null) : Exception(message ?? RefusalCode.MessageOf(code))
{
    public int Code { get; } = code;
}
