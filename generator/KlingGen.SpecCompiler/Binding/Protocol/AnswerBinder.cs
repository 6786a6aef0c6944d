using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds what an operation answers with: the way to the task in it, the maps of task and refusals, and the examples.</summary>
internal sealed class AnswerBinder(
    SpecReader reader, SpecReader quiet, TaskMapBinder tasks, ErrorMapBinder errors, SchemaBinder schemas, SpecNode root)
{
    /// <summary>Whether the schemas of an answer lead to a task this far down, if at all.</summary>
    private const int MaxDepth = 16;

    /// <param name="operation">The operation.</param>
    /// <param name="isTask">Whether the answer must hold a task.</param>
    /// <returns>Null where it must and does not.</returns>
    public AnswerModel? Bind(BoundOperation operation, bool isTask)
    {
        var schema = operation.SuccessSchema(quiet);
        var task = isTask && schema is { } answer ? FindTask(answer) : null;
        if (isTask && task is null)
        {
            reader.Report(SpecDescriptors.MissingTask, operation.Operation, operation.Id);
            return null;
        }

        var map = task is { } found ? tasks.Bind(found.Extension, found.Task) : null;
        return isTask && map is null
            ? null
            : new AnswerModel(
                task?.Pointer ?? "",
                task?.IsList == true,
                map,
                isTask && schema is { } whole ? errors.Find(whole) : null,
                Refusal(operation),
                isTask ? Examples(operation).ToEquatableArray() : default);
    }

    /// <summary>The media types of the successes, JSON first.</summary>
    public static string Accept(BoundOperation operation)
    {
        var types = operation.Successes().SelectMany(static response => response.Contents)
            .OrderBy(static content => content.Kind != ContentKind.Json)
            .Select(static content => content.MediaType)
            .Distinct()
            .ToList();
        return types.Count == 0 ? "*/*" : string.Join(", ", types);
    }

    /// <summary>The task that stands least deep in an answer.</summary>
    private (SpecNode Extension, IReadOnlyList<SpecNode> Task, string Pointer, bool IsList)? FindTask(SpecNode answer)
    {
        var seen = new HashSet<YamlNode>();
        var pending = new Queue<(IReadOnlyList<SpecNode> Speakers, string Pointer, int Depth)>();
        pending.Enqueue(([answer], "", 0));
        while (pending.Count > 0)
        {
            var (speakers, pointer, depth) = pending.Dequeue();
            if (!seen.Add(speakers[0].Node) || depth > MaxDepth)
            {
                continue;
            }

            var shape = schemas.Flatten(speakers);
            if (ExtensionOf(shape) is { } extension)
            {
                return (extension, speakers, pointer, false);
            }

            if (shape.Items is { Mapping: not null } items && ExtensionOf(schemas.Flatten(items)) is { } ofItem)
            {
                return (ofItem, [items], pointer, true);
            }

            foreach (var branch in shape.Unions.SelectMany(static union => union.Branches))
            {
                pending.Enqueue(([branch], pointer, depth));
            }

            foreach (var (name, said) in shape.Properties)
            {
                pending.Enqueue((said, JsonPointer.Append(pointer, name), depth + 1));
            }
        }

        return null;
    }

    private static SpecNode? ExtensionOf(SchemaShape shape) => shape.Parts.First("x-task");

    private ErrorMapModel? Refusal(BoundOperation operation)
    {
        var refusals = operation.Model.Responses
            .Where(static response => IsRefusal(response.Status))
            .OrderBy(static response => response.Status != "default");
        foreach (var response in refusals)
        {
            if (operation.ResponseSchema(quiet, response) is { } schema && errors.Find(schema) is { } map)
            {
                return map;
            }
        }

        return null;
    }

    private static bool IsRefusal(string status) =>
        status == "default" || status.StartsWith("4", StringComparison.Ordinal) || status.StartsWith("5", StringComparison.Ordinal);

    /// <summary>Those under the operation's name, then those at the media type.</summary>
    private IEnumerable<string> Examples(BoundOperation operation)
    {
        var named = (root["components"]?["examples"]?.Members()).OrEmpty()
            .Where(example => example.Key.Text.StartsWith(operation.Id + ".2", StringComparison.Ordinal))
            .Select(static example => example.Value);
        return named.Concat(operation.Successes().SelectMany(response => AtMediaType(operation, response)))
            .Select(example => quiet.Follow(example)?["value"])
            .OfType<SpecNode>()
            .Select(ExtensionReader.Json)
            .Distinct();
    }

    private IEnumerable<SpecNode> AtMediaType(BoundOperation operation, ResponseModel response)
    {
        foreach (var (_, media) in (operation.Response(quiet, response)?["content"]?.Members()).OrEmpty())
        {
            foreach (var (_, example) in (media["examples"]?.Members()).OrEmpty())
            {
                yield return example;
            }
        }
    }
}
