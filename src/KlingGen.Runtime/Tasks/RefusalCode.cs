namespace KlingGen.Runtime.Tasks;

/// <summary>A code by which a gateway tells why it refused, as its document explains it (<c>x-error</c>, <c>x-codes</c>).</summary>
/// <param name="Code">The code, as text.</param>
/// <param name="Kind">What it means for the caller.</param>
/// <param name="Status">The HTTP status that it comes with; 0 where the document does not say.</param>
/// <param name="Message">The gateway's own words; null where the document does not say.</param>
/// <param name="Type">The gateway's word for the kind of error, where it has such words.</param>
/// <param name="Meaning">A sentence for a person, without a capital and a full stop; null where the document does not say.</param>
public sealed record RefusalCode(
    string Code,
    RefusalKind Kind,
    int Status = 0,
    string? Message = null,
    string? Type = null,
    string? Meaning = null);
