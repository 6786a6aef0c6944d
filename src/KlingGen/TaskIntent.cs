namespace KlingGen;

/// <summary>A create that is about to be sent.</summary>
public sealed record TaskIntent
{
    /// <summary>The gateway's name.</summary>
    public required string Gateway { get; init; }

    /// <summary>The fingerprint of the site, as in <see cref="TaskHandle.Site"/>.</summary>
    public required string Site { get; init; }

    /// <summary>A fingerprint of the caller's key, as other keys do not find the task; empty where there is none.</summary>
    public string Account { get; init; } = "";

    /// <summary>The product.</summary>
    public required KlingProduct Product { get; init; }

    /// <summary>The request's JSON as it is sent, in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>What tells one request from another: a digest of gateway, site, product and request, without an id that the client made up
    /// itself.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The id under which the gateway accepts one task only; null where it accepts none.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the client made <see cref="Key"/> up itself.</summary>
    public bool IsKeyGenerated { get; init; }

    /// <summary>The file that the video is meant for; null where the caller named none.</summary>
    public string? Path { get; init; }

    /// <summary>Which request this is, without its content.</summary>
    /// <returns>The gateway, the product and the key.</returns>
    public override string ToString() => $"{Gateway}/{Product}{(Key is null ? "" : $" under the id {Key}")}";
}
