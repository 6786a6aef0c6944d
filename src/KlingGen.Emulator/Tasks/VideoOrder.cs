using System.Text.Json.Nodes;

namespace KlingGen.Emulator.Tasks;

/// <summary>What a request asks for, once its gateway's vocabulary has been left behind.</summary>
internal sealed record VideoOrder
{
    public const double DefaultSeconds = 5;
    public const string DefaultAspectRatio = "16:9";

    /// <summary>The name of the product.</summary>
    public required string Product { get; init; }

    /// <summary>The model as the request names it; null when it names none.</summary>
    public string? Model { get; init; }

    /// <summary>The model as it is billed, where that is another name.</summary>
    public string? BilledModel { get; init; }

    /// <summary>What the request's texts say about the task's end.</summary>
    public PromptMarkers Markers { get; init; }

    public double Seconds { get; init; } = DefaultSeconds;

    public string AspectRatio { get; init; } = DefaultAspectRatio;

    public VideoQuality Quality { get; init; }

    public bool Sound { get; init; }

    public bool Watermark { get; init; }

    /// <summary>The id that its creator gave it, under which the gateway accepts one task only.</summary>
    public string? IdempotencyKey { get; init; }

    public Uri? CallbackUrl { get; init; }

    /// <summary>The account that pays; empty where no key was needed.</summary>
    public string Account { get; init; } = "";

    /// <summary>The request as the books keep it.</summary>
    public string Request { get; init; } = "";

    /// <summary>How the task is shown otherwise than it should be.</summary>
    public TaskOddity Oddity { get; init; } = new();

    /// <summary>Members of a finished task that no map names.</summary>
    public JsonObject? Details { get; init; }
}
