using System.Globalization;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The way down to a schema from the schema or the operation that it stands in.</summary>
internal sealed class SchemaPath
{
    private static readonly HashSet<string> s_sections = new(StringComparer.Ordinal) { "schema", "items", "properties", "schemas" };

    private readonly SpecDocument _document;
    private readonly SpecContext _context;
    private readonly string[] _segments;

    public SchemaPath(SpecView target, SpecContext context)
    {
        _document = target.Document;
        _context = context;
        _segments = JsonPointer.Segments(target.Pointer);
    }

    /// <summary>The schemas at which the way may begin, with what follows; in a file of schemas they stand at its top, and it may be one
    /// itself.</summary>
    public IEnumerable<(Schema Schema, int Next)> Starts
    {
        get
        {
            var isComponent = _segments.Length > 2 && _segments[0] == "components" && _segments[1] == "schemas";
            for (var count = isComponent ? 3 : 0; count < (isComponent ? 4 : 3); count++)
            {
                if (NodeAt(count) is { } node)
                {
                    yield return (new Schema(node, _context), count);
                }
            }
        }
    }

    /// <summary>The body of an operation that the way begins with; null where it begins otherwise.</summary>
    public (string Path, string Method, Operation Operation, string? Status, int Next)? Body
    {
        get
        {
            if (_segments.Length < 6 || _segments[0] != "paths" || NodeAt(3) is not { } operation)
            {
                return null;
            }

            var isRequest = _segments[3] == "requestBody";
            var next = isRequest ? 7 : 8;
            return _segments.Length < next || _segments[next - 3] != "content" || _segments[next - 1] != "schema"
                || (!isRequest && _segments[3] != "responses")
                ? null
                : (_segments[1], _segments[2], new Operation(operation, _context), isRequest ? null : _segments[4], next);
        }
    }

    /// <summary>The names along the way, the last one first, without those of sections.</summary>
    public IEnumerable<string> Names => _segments.Reverse().Where(static segment => !s_sections.Contains(segment));

    /// <summary>The steps behind the first segments; null where one of them is no step from schema to schema.</summary>
    public IReadOnlyList<SchemaStep>? StepsFrom(int next)
    {
        var steps = new List<SchemaStep>();
        for (var i = next; i < _segments.Length; i++)
        {
            if (StepAt(ref i) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return steps;
    }

    private SchemaStep? StepAt(ref int i)
    {
        var hasNext = i + 1 < _segments.Length;
        return _segments[i] switch
        {
            "items" or "contains" => new SchemaStep(SchemaStepKind.Item),
            "additionalProperties" => new SchemaStep(SchemaStepKind.Value),
            "prefixItems" when hasNext => new SchemaStep(SchemaStepKind.Place, null, Number(_segments[++i])),
            "properties" when hasNext => new SchemaStep(SchemaStepKind.Member, _segments[++i]),
            "allOf" when hasNext => _segments[++i].Length > 0 ? new SchemaStep(SchemaStepKind.Same) : null,
            "oneOf" or "anyOf" when hasNext => Branch(++i),
            _ => null,
        };
    }

    private SchemaStep Branch(int index) => new(SchemaStepKind.Branch, NodeAt(index + 1)?["title"]?.Text, Number(_segments[index]));

    private static int? Number(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue ? number + 1 : null;

    private SpecNode? NodeAt(
        int count) => count <= _segments.Length && _document.Find(_segments.Take(count).Aggregate("", JsonPointer.Append)) is { } found
        ? new SpecNode(_document, found.Node, found.Pointer)
        : null;
}
