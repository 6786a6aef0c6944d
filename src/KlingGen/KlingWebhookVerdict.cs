namespace KlingGen;

/// <summary>Whether a callback comes from who has the secret, and if not, why. It says nothing that would help a forger.</summary>
public enum KlingWebhookVerdict
{
    /// <summary>It is signed with one of the secrets, and of now.</summary>
    Valid,

    /// <summary>It bears no signature, or not all of the three headers.</summary>
    NotSigned,

    /// <summary>A header is not as the Standard Webhooks specification has it.</summary>
    Malformed,

    /// <summary>It is more than five minutes older or newer than this machine's clock: it may be a recording of an earlier one.</summary>
    OutOfTime,

    /// <summary>No signature fits the body, the headers and a secret.</summary>
    Forged,

    /// <summary>Its body is larger than <see cref="KlingWebhook.MaxBodyBytes"/>.</summary>
    TooLarge,
}
