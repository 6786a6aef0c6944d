using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>Where the facts of a task stand, and what the words of its status mean (<c>x-task</c>).</summary>
internal sealed class TaskExtension : ExtensionView
{
    public const string Keyword = "x-task";

    private const string StatusesKey = "statuses";
    private const string TimeUnitKey = "timeUnit";
    private const string VideoKey = "video";
    private const string UsualUnit = "Milliseconds";

    /// <summary>Which task it is.</summary>
    public static readonly PlaceMember Id = new("id", "Id", PointerCheck.First);

    public static readonly PlaceMember Status = new("status", "Status", PointerCheck.First);

    public static readonly PlaceMember Videos = new("videos", "Videos", PointerCheck.First);

    private static readonly PlaceMember[] s_facts =
    [
        Id, Status, new("message", "Message"), new("errorCode", "ErrorCode"), new("createdAt", "CreatedAt"), new("updatedAt", "UpdatedAt"),
        new("completedAt", "CompletedAt"), new("progress", "Progress"), new("cost", "Cost"), new("externalId", "ExternalId"),
        new("model", "Model"), Videos,
    ];

    private static readonly PlaceMember[] s_video =
        [new("id", "Id"), new("url", "Url", PointerCheck.First), new("watermarkUrl", "WatermarkUrl"), new("duration", "Duration")];

    private static readonly (string, string)[] s_states =
    [
        ("submitted", "Submitted"), ("processing", "Processing"), ("succeeded", "Succeeded"), ("failed", "Failed"),
        ("canceled", "Canceled"),
    ];

    private static readonly (string, string)[] s_units = [("ms", UsualUnit), ("s", "Seconds"), ("text", "Text")];

    private static readonly string[] s_members = [.. s_facts.Select(static fact => fact.Key), StatusesKey, TimeUnitKey, VideoKey];
    private static readonly string[] s_videoMembers = [.. s_video.Select(static fact => fact.Key)];

    private TaskExtension(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>The places of its facts, which begin at the task.</summary>
    public IEnumerable<FoundPlace> Facts => PlacesIn(Node, s_facts);

    /// <summary>The words of its status, each with what the runtime calls the meaning; a word that means nothing is reported.</summary>
    public IEnumerable<(string Word, string State)> Statuses
    {
        get
        {
            foreach (var (word, meaning) in (Reader.Object(Node, StatusesKey)?.Members()).OrEmpty())
            {
                if (Reader.Word(meaning, "a status", s_states) is { } state)
                {
                    yield return (word.Text, state);
                }
            }
        }
    }

    /// <summary>What the runtime calls the unit of its times; null for the usual one.</summary>
    public string? TimeUnit =>
        Node[TimeUnitKey] is { } asked && Reader.Word(asked, TimeUnitKey, s_units) is { } unit and not UsualUnit ? unit : null;

    /// <summary>The places of a video's facts, which begin at the video; null where it does not say.</summary>
    public IEnumerable<FoundPlace>? Video => Reader.Object(Node, VideoKey, s_videoMembers) is { } video ? PlacesIn(video, s_video) : null;

    /// <summary>Whether it has all that it must; what lacks is reported.</summary>
    public bool IsWhole
    {
        get
        {
            var isWhole = true;
            foreach (var required in (string[])[Id.Key, Status.Key, StatusesKey])
            {
                if (Node[required] is null)
                {
                    isWhole = false;
                    ReportMissing(Keyword, required);
                }
            }

            return isWhole;
        }
    }

    /// <returns>Null where the schema describes no task, or not by an object, which is reported.</returns>
    public static TaskExtension? Of(SpecNode schema, SpecContext context) =>
        new ExtensionReader(context.Reporter).Object(schema, Keyword, s_members) is { } node ? new TaskExtension(node, context) : null;
}
