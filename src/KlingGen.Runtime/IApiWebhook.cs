using KlingGen.Runtime.Http;

namespace KlingGen.Runtime;

/// <summary>A webhook or callback that a document describes: it reads itself from what was received,
/// and knows the document's rules.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IApiWebhook<TSelf>
    where TSelf : IApiWebhook<TSelf>
{
    /// <summary>Reads what was received.</summary>
    /// <param name="reader">The body and the parameters.</param>
    /// <exception cref="ApiJsonException">The body or a parameter is not what the document describes.</exception>
    static abstract TSelf Read(WebhookReader reader);

    /// <summary>Checks the body and the parameters against the rules of the document.</summary>
    /// <param name="context">Where broken rules are reported: of the body relative to it, of a parameter under its name.</param>
    void Validate(ref ValidationContext context);
}
