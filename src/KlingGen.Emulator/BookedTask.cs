using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator;

/// <summary>A task in the emulator's books, as it is at one moment.</summary>
public sealed record BookedTask
{
    /// <summary>The id that the gateway gave it.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the gateway.</summary>
    public required string Gateway { get; init; }

    /// <summary>The name of the product.</summary>
    public required string Product { get; init; }

    /// <summary>The model as the request names it; null when it names none.</summary>
    public string? Model { get; init; }

    /// <summary>The account that pays: the first 16 hexadecimal digits of the SHA-256 of the key, or of the issuer where the key is a
    /// signed token; empty for a call without a key.</summary>
    public required string Account { get; init; }

    /// <summary>The id that its creator gave it; null when it gave none that the gateway honours.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The request as JSON. In one of more than 64 KiB, texts of more than 1,000 characters are shortened.</summary>
    public required string Request { get; init; }

    /// <summary>When it was created, on the emulator's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskState State { get; init; }

    /// <summary>What it costs once it succeeds, in the vendor's units; 0 when it has failed.</summary>
    public required decimal Cost { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Gateway} {Id} {State}";
}
