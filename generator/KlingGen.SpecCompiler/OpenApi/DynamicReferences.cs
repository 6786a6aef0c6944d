using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>What <c>$dynamicRef</c> and <c>$recursiveRef</c> mean where they mean the same schema whichever way they are reached.</summary>
internal sealed class DynamicReferences(SpecDocument document)
{
    private const string Schemas = "/components/schemas";

    private readonly Dictionary<string, Anchors> _dynamic = new(StringComparer.Ordinal);
    private readonly Anchors _recursive = new();

    // From each unit to those that refer to it or that it stands in.
    private readonly Dictionary<string, HashSet<string>> _leading = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (YamlNode Node, string Pointer)?> _targets = new(StringComparer.Ordinal);

    public static bool IsOne(string place) =>
        place.EndsWith("/$dynamicRef", StringComparison.Ordinal) || place.EndsWith("/$recursiveRef", StringComparison.Ordinal);

    /// <summary>The schema that is meant; null when there is none, or when it depends on the schemas on the way to the reference.</summary>
    /// <param name="reference">The value of the keyword.</param>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    public (YamlNode Node, string Pointer)? Target(YamlNode reference, string place)
    {
        if (reference is not YamlScalar { Kind: YamlScalarKind.String, Text: var text } || !text.StartsWith("#", StringComparison.Ordinal))
        {
            return null;
        }

        lock (_targets)
        {
            if (!_targets.TryGetValue(place, out var target))
            {
                Index();
                target = place.EndsWith("/$recursiveRef", StringComparison.Ordinal) ? text == "#" ? Recursive(place) : null : Dynamic(text.Substring(1), place);
                _targets.Add(place, target);
            }

            return target;
        }
    }

    private (YamlNode Node, string Pointer)? Dynamic(string name, string place)
    {
        if (name.Length == 0 || name[0] == '/' || !_dynamic.TryGetValue(name, out var anchors) || anchors.All.Count < 2)
        {
            return document.FindFrom(name, place);
        }

        // Around the reference, else the only one in its resource.
        var unit = UnitOf(place);
        var around = anchors.All.FindAll(anchor => IsIn(place, anchor.Pointer));
        var beside = anchors.All.FindAll(anchor => anchor.Unit == unit);
        return around.Count > 0 ? Settled(around.OrderByDescending(static anchor => anchor.Pointer.Length).First(), anchors)
            : beside.Count == 1 ? Settled(beside[0], anchors)
            : null;
    }

    private (YamlNode Node, string Pointer)? Recursive(string place)
    {
        var unit = UnitOf(place);
        return document.Find(unit) is { } root && (unit.Length > 0 || document.Version == SpecVersion.Fragment)
            ? root.Node is YamlMapping mapping && IsRecursiveAnchor(mapping) ? Settled(new Anchor(mapping, unit, unit), _recursive) : root
            : null;
    }

    private static bool IsRecursiveAnchor(YamlMapping mapping) => mapping["$recursiveAnchor"] is YamlScalar { Kind: YamlScalarKind.Boolean, Text: "true" or "True" or "TRUE" };

    /// <summary>The anchor, unless another one of its kind may stand on the way to it: then that one is meant.</summary>
    private (YamlNode Node, string Pointer)? Settled(Anchor anchor, Anchors anchors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        pending.Push(anchor.Unit);
        while (pending.Count > 0)
        {
            var unit = pending.Pop();
            if (anchors.Units.TryGetValue(unit, out var count) && count > (unit == anchor.Unit ? 1 : 0))
            {
                return null;
            }

            if (seen.Add(unit) && _leading.TryGetValue(unit, out var leading))
            {
                foreach (var next in leading)
                {
                    pending.Push(next);
                }
            }
        }

        return (anchor.Node, anchor.Pointer);
    }

    /// <summary>Looks at the document once, however many references it has.</summary>
    private void Index()
    {
        if (_targets.Count > 0)
        {
            return;
        }

        foreach (var (node, pointer) in ReferenceCollector.Walk(document.Root))
        {
            var unit = UnitOf(pointer);
            if (unit == pointer && unit.Length > 0)
            {
                AddLeading(unit, UnitOf(pointer.Substring(0, pointer.LastIndexOf('/'))));
            }

            if (node["$ref"] is YamlScalar { Kind: YamlScalarKind.String } reference && Place(reference.Text, pointer) is { } place)
            {
                AddLeading(UnitOf(place), unit);
            }

            if (node["$dynamicAnchor"] is YamlScalar { Text: var name })
            {
                if (!_dynamic.TryGetValue(name, out var anchors))
                {
                    _dynamic.Add(name, anchors = new Anchors());
                }

                anchors.Add(new Anchor(node, pointer, unit));
            }

            if (IsRecursiveAnchor(node))
            {
                _recursive.Add(new Anchor(node, pointer, unit));
            }
        }
    }

    private void AddLeading(string unit, string from)
    {
        if (!_leading.TryGetValue(unit, out var leading))
        {
            _leading.Add(unit, leading = new HashSet<string>(StringComparer.Ordinal));
        }

        leading.Add(from);
    }

    private string? Place(string reference, string pointer) =>
        reference.StartsWith("#", StringComparison.Ordinal) ? document.FindFrom(reference.Substring(1), pointer + "/$ref")?.Pointer : document.Find(reference)?.Pointer;

    /// <summary>The schema that counts as a whole: the one with an <c>$id</c> around a place, else the component.</summary>
    private string UnitOf(string place)
    {
        if (document.IdentifiedAround(place) is { } identified)
        {
            return identified;
        }

        if (!place.StartsWith(Schemas + "/", StringComparison.Ordinal))
        {
            return "";
        }

        var end = place.IndexOf('/', Schemas.Length + 1);
        return end < 0 ? place : place.Substring(0, end);
    }

    private static bool IsIn(string place, string schema) =>
        place.StartsWith(schema, StringComparison.Ordinal) && (place.Length == schema.Length || place[schema.Length] == '/');

    /// <param name="Unit">The schema that counts as a whole, in which it stands.</param>
    private sealed record Anchor(YamlMapping Node, string Pointer, string Unit);

    /// <summary>The anchors of one name.</summary>
    private sealed class Anchors
    {
        public List<Anchor> All { get; } = [];

        /// <summary>How many of them each unit has.</summary>
        public Dictionary<string, int> Units { get; } = new(StringComparer.Ordinal);

        public void Add(Anchor anchor)
        {
            All.Add(anchor);
            Units[anchor.Unit] = Units.TryGetValue(anchor.Unit, out var count) ? count + 1 : 1;
        }
    }
}
