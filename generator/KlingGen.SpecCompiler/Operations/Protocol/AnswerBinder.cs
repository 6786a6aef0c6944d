using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds what an operation answers with: the way to the task in it, the maps of task and refusals, and the examples.</summary>
internal sealed class AnswerBinder(SpecContext context, TaskMapBinder tasks, ErrorMapBinder errors, DocumentTypes types, SpecRoot root)
{
    /// <summary>Whether the schemas of an answer lead to a task this far down, if at all.</summary>
    private const int MaxDepth = 16;

    private const string AnyOtherStatus = "default";

    /// <param name="operation">The operation.</param>
    /// <param name="isTask">Whether the answer must hold a task.</param>
    /// <returns>Null where it must and does not.</returns>
    public AnswerModel? Bind(BoundOperation operation, bool isTask)
    {
        var schema = operation.SuccessSchema();
        var task = isTask && schema is not null ? FindTask(schema) : null;
        if (isTask && task is null)
        {
            operation.Operation.WithContext(context).Report(SpecDescriptors.MissingTask, operation.Id);
            return null;
        }

        var map = task is { } found ? tasks.Bind(found.Said, found.Task) : null;
        return isTask && map is null
            ? null
            : new AnswerModel(
                task?.Pointer ?? "",
                task?.IsList == true,
                map,
                isTask && schema is not null ? errors.Find(schema) : null,
                Refusal(operation),
                isTask ? Examples(operation).ToEquatableArray() : default);
    }

    /// <summary>The media types of the successes, JSON first.</summary>
    public static string Accept(BoundOperation operation)
    {
        var mediaTypes = operation.Model.Successes().SelectMany(static response => response.Contents)
            .OrderBy(static content => content.Kind != MediaKind.Json)
            .Select(static content => content.MediaType)
            .Distinct()
            .ToList();
        return mediaTypes.Count == 0 ? "*/*" : string.Join(", ", mediaTypes);
    }

    /// <summary>The task that stands least deep in an answer: the schema that says where its facts stand, and all that speak of
    /// it.</summary>
    private (Schema Said, IReadOnlyList<Schema> Task, string Pointer, bool IsList)? FindTask(Schema answer)
    {
        var seen = new HashSet<Schema>();
        var pending = new Queue<(IReadOnlyList<Schema> Speakers, string Pointer, int Depth)>();
        pending.Enqueue(([answer], "", 0));
        while (pending.Count > 0)
        {
            var (speakers, pointer, depth) = pending.Dequeue();
            if (!seen.Add(speakers[0]) || depth > MaxDepth)
            {
                continue;
            }

            var normalized = types.Normalize(speakers);
            if (TaskIn(normalized) is { } said)
            {
                return (said, speakers, pointer, false);
            }

            if (normalized.Items is { IsObject: true } items && TaskIn(types.Normalize(items)) is { } saidOfItem)
            {
                return (saidOfItem, [items], pointer, true);
            }

            foreach (var branch in normalized.Unions.SelectMany(static union => union.Branches))
            {
                pending.Enqueue(([branch], pointer, depth));
            }

            foreach (var (name, member) in normalized.Properties)
            {
                pending.Enqueue((member, JsonPointer.Append(pointer, name), depth + 1));
            }
        }

        return null;
    }

    private static Schema? TaskIn(NormalizedSchema normalized) => normalized.Parts.Find(static part => part.Protocol.HasTask);

    private ErrorMapModel? Refusal(BoundOperation operation)
    {
        var refusals = operation.Model.Responses
            .Where(static response => IsRefusal(response.Status))
            .OrderBy(static response => response.Status != AnyOtherStatus);
        foreach (var response in refusals)
        {
            if (operation.ResponseSchema(response) is { } schema && errors.Find(schema) is { } map)
            {
                return map;
            }
        }

        return null;
    }

    private static bool IsRefusal(string status) =>
        status == AnyOtherStatus || status.StartsWith("4", StringComparison.Ordinal) || status.StartsWith("5", StringComparison.Ordinal);

    /// <summary>Those under the operation's name, then those at the media type.</summary>
    private IEnumerable<string> Examples(BoundOperation operation)
    {
        var named = (root.QuietComponents?.Examples).OrEmpty()
            .Where(example => example.Key.StartsWith(operation.Id + ".2", StringComparison.Ordinal))
            .Select(static example => example.Example);
        var atMediaType = operation.Model.Successes()
            .SelectMany(response => (operation.Response(response)?.Contents).OrEmpty())
            .SelectMany(static content => content.MediaType.Examples);
        return named.Concat(atMediaType)
            .Select(static example => example.Value)
            .OfType<SpecValue>()
            .Select(static value => value.Json)
            .Distinct();
    }
}
