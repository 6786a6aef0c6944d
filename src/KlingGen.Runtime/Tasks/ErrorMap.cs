namespace KlingGen.Runtime.Tasks;

/// <summary>Where an answer says that it is a refusal, and what its codes mean; pointers begin at the answer (<c>x-error</c>).</summary>
public sealed class ErrorMap
{
    /// <summary>A map of nothing, for gateways whose document does not say.</summary>
    public static ErrorMap None { get; } = new();

    /// <summary>The code.</summary>
    public JsonPlaces Code { get; init; } = JsonPlaces.None;

    /// <summary>The gateway's words.</summary>
    public JsonPlaces Message { get; init; } = JsonPlaces.None;

    /// <summary>The id of the request.</summary>
    public JsonPlaces RequestId { get; init; } = JsonPlaces.None;

    /// <summary>The gateway's word for the kind of error.</summary>
    public JsonPlaces Type { get; init; } = JsonPlaces.None;

    /// <summary>The codes that mean no error, as JSON text (<c>0</c>, <c>"success"</c>); the first is the usual one. Empty where a
    /// code always means an error.</summary>
    public IReadOnlyList<string> Success { get; init; } = [];

    /// <summary>What codes mean, those of the gateway's own document first.</summary>
    public IReadOnlyList<RefusalCode> Codes { get; init; } = [];

    /// <summary>How many of <see cref="Codes"/>, from the first on, are the answer's own (<c>codes</c>); the others are of a table that
    /// many answers share (<c>x-codes</c>).</summary>
    public int OwnCodes { get; init; }

    /// <summary>What a code means; null for one that the document does not know.</summary>
    /// <param name="code">The code, as text.</param>
    public RefusalCode? Find(string code) => Codes.FirstOrDefault(known => known.Code == code);

    /// <summary>Whether a code means no error.</summary>
    internal bool IsSuccess(string code)
    {
        foreach (var word in Success)
        {
            if (word.AsSpan().Trim('"').Equals(code, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
