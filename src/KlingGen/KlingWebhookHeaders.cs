namespace KlingGen;

/// <summary>The headers of a signed callback.</summary>
/// <param name="Id">The value of <c>webhook-id</c>: one for each event, the same when it is posted again.</param>
/// <param name="Timestamp">The value of <c>webhook-timestamp</c>: seconds since 1970.</param>
/// <param name="Signature">The value of <c>webhook-signature</c>; where there are several headers of that name, all of them with a space
/// between.</param>
public readonly record struct KlingWebhookHeaders(string? Id, string? Timestamp, string? Signature)
{
    /// <summary>The name of the header with the event's id.</summary>
    public const string IdName = "webhook-id";

    /// <summary>The name of the header with the time of sending.</summary>
    public const string TimestampName = "webhook-timestamp";

    /// <summary>The name of the header with the signatures.</summary>
    public const string SignatureName = "webhook-signature";
}
