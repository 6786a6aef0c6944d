using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using static KlingGen.SpecCompiler.Binding.Protocol.PlaceBinder;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds <c>x-task</c>: where the facts of a task stand, and what the words of its status mean.</summary>
internal sealed class TaskMapBinder(SpecReader reader, ExtensionReader extensions, PlaceBinder places, SchemaPointers pointers)
{
    private static readonly (string Key, string Name, Check Check)[] s_facts =
    [
        ("id", "Id", Check.First), ("status", "Status", Check.First), ("message", "Message", Check.None),
        ("errorCode", "ErrorCode", Check.None), ("createdAt", "CreatedAt", Check.None), ("updatedAt", "UpdatedAt", Check.None),
        ("completedAt", "CompletedAt", Check.None), ("progress", "Progress", Check.None), ("cost", "Cost", Check.None),
        ("externalId", "ExternalId", Check.None), ("model", "Model", Check.None), ("videos", "Videos", Check.First),
    ];

    private static readonly (string Key, string Name, Check Check)[] s_video =
    [
        ("id", "Id", Check.None), ("url", "Url", Check.First), ("watermarkUrl", "WatermarkUrl", Check.None),
        ("duration", "Duration", Check.None),
    ];

    private static readonly (string, string)[] s_states =
    [
        ("submitted", "Submitted"), ("processing", "Processing"), ("succeeded", "Succeeded"), ("failed", "Failed"),
        ("canceled", "Canceled"),
    ];

    private static readonly (string, string)[] s_units = [("ms", "Milliseconds"), ("s", "Seconds"), ("text", "Text")];

    private static readonly string[] s_members = [.. s_facts.Select(static fact => fact.Key), "statuses", "timeUnit", "video"];

    private readonly Dictionary<(SpecDocument, string), TaskMapModel?> _known = [];

    /// <param name="extension">The value of <c>x-task</c>.</param>
    /// <param name="task">The schemas that describe the task.</param>
    public TaskMapModel? Bind(SpecNode extension, IReadOnlyList<SpecNode> task)
    {
        var key = (extension.Document, extension.Pointer);
        if (!_known.TryGetValue(key, out var map))
        {
            _known.Add(key, map = Read(extension, task));
        }

        return map;
    }

    private TaskMapModel? Read(SpecNode extension, IReadOnlyList<SpecNode> task)
    {
        if (!extensions.IsObject(extension, "x-task", s_members))
        {
            return null;
        }

        var facts = places.BindAll(extension, s_facts, task);
        var statuses = Statuses(extension);
        var unit = extension["timeUnit"] is { } asked ? extensions.Word(asked, "timeUnit", s_units) : null;
        var video = Video(extension, task, facts);
        var isWhole = true;
        foreach (var required in (string[])["id", "status", "statuses"])
        {
            if (extension[required] is null)
            {
                isWhole = false;
                reader.Report(SpecDescriptors.MissingMember, extension, "x-task", required);
            }
        }

        isWhole &= facts.Any(static fact => fact.Name == "Id") && facts.Any(static fact => fact.Name == "Status");
        return isWhole ? new TaskMapModel(facts, statuses, unit == "Milliseconds" ? null : unit, video) : null;
    }

    private EquatableArray<StatusWordModel> Statuses(SpecNode extension)
    {
        if (extension["statuses"] is not { } value)
        {
            return default;
        }

        if (value.Mapping is null)
        {
            reader.Wrong(value, "statuses", "an object");
            return default;
        }

        return value.Members()
            .Select(member => (member.Key.Text, State: extensions.Word(member.Value, "a status", s_states)))
            .Where(static word => word.State is not null)
            .Select(static word => new StatusWordModel(word.Text, word.State!))
            .ToEquatableArray();
    }

    private EquatableArray<NamedPlaces> Video(SpecNode extension, IReadOnlyList<SpecNode> task, EquatableArray<NamedPlaces> facts)
    {
        if (extension["video"] is not { } video || !extensions.IsObject(video, "video", [.. s_video.Select(static fact => fact.Key)]))
        {
            return default;
        }

        var start = facts.FirstOrDefault(static fact => fact.Name == "Videos") is { } videos
            ? pointers.Find(task, videos.Places.Pointers[0]).Speakers
            : task;
        if (start is null)
        {
            // Nothing is said of videos, so that nothing can be checked.
            return places.BindAll(video, s_video.Select(static fact => (fact.Key, fact.Name, Check.None)), task);
        }

        // A list of videos, or one.
        return places.BindAll(video, s_video, pointers.ItemsOf(start) is { } item ? [item] : start);
    }
}
