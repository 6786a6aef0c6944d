using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds <c>x-task</c>: where the facts of a task stand, and what the words of its status mean.</summary>
internal sealed class TaskMapBinder(SpecContext context, PlaceBinder places, SchemaPointers pointers)
{
    private readonly Dictionary<(SpecDocument, string), TaskMapModel?> _known = [];

    /// <param name="said">The schema that says it.</param>
    /// <param name="task">The schemas that describe the task.</param>
    public TaskMapModel? Bind(Schema said, IReadOnlyList<Schema> task)
    {
        var key = (said.Document, said.Pointer);
        if (!_known.TryGetValue(key, out var map))
        {
            _known.Add(key, map = said.WithContext(context).Protocol.Task is { } extension ? Read(extension, task) : null);
        }

        return map;
    }

    private TaskMapModel? Read(TaskExtension extension, IReadOnlyList<Schema> task)
    {
        var facts = places.BindAll(extension.Facts, task);
        var statuses = extension.Statuses.Select(static word => new StatusWordModel(word.Word, word.State)).ToEquatableArray();
        var unit = extension.TimeUnit;
        var video = Video(extension, task, facts);
        return extension.IsWhole && Find(facts, TaskExtension.Id) is not null && Find(facts, TaskExtension.Status) is not null
            ? new TaskMapModel(facts, statuses, unit, video)
            : null;
    }

    private EquatableArray<NamedPlaces> Video(TaskExtension extension, IReadOnlyList<Schema> task, EquatableArray<NamedPlaces> facts)
    {
        if (extension.Video is not { } video)
        {
            return default;
        }

        var start = Find(facts, TaskExtension.Videos) is { } videos ? pointers.Find(task, videos.Places.Pointers[0]).Speakers : task;
        if (start is null)
        {
            // Nothing is said of videos, so that nothing can be checked.
            return places.BindAll(video, task, isChecked: false);
        }

        // A list of videos, or one.
        return places.BindAll(video, pointers.ItemsOf(start) is { } item ? [item] : start);
    }

    private static NamedPlaces? Find(EquatableArray<NamedPlaces> facts, PlaceMember member) =>
        facts.FirstOrDefault(fact => fact.Name == member.Name);
}
