using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>What <c>$dynamicRef</c> and <c>$recursiveRef</c> mean where they mean the same schema whichever way they are reached.</summary>
internal sealed class DynamicReferences(SpecDocument document)
{
    private const string Schemas = "/components/schemas";

    private readonly Lazy<List<(YamlMapping Node, string Pointer)>> _mappings = new(() => [.. ReferenceCollector.Walk(document.Root)]);
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
                target = place.EndsWith("/$recursiveRef", StringComparison.Ordinal) ? text == "#" ? Recursive(place) : null : Dynamic(text.Substring(1), place);
                _targets.Add(place, target);
            }

            return target;
        }
    }

    private (YamlNode Node, string Pointer)? Dynamic(string name, string place)
    {
        var anchors = _mappings.Value.FindAll(found => found.Node["$dynamicAnchor"] is YamlScalar anchor && anchor.Text == name);
        if (name.Length == 0 || name[0] == '/' || anchors.Count < 2)
        {
            return document.FindFrom(name, place);
        }

        // Around the reference, else the only one in its resource.
        var around = anchors.FindAll(anchor => IsIn(place, anchor.Pointer));
        var beside = anchors.FindAll(anchor => UnitOf(anchor.Pointer) == UnitOf(place));
        return around.Count > 0 ? Settled(around.OrderByDescending(static anchor => anchor.Pointer.Length).First(), anchors)
            : beside.Count == 1 ? Settled(beside[0], anchors)
            : null;
    }

    private (YamlNode Node, string Pointer)? Recursive(string place)
    {
        var unit = UnitOf(place);
        return document.Find(unit) is { } root && (unit.Length > 0 || document.Version == SpecVersion.Fragment)
            ? root.Node is YamlMapping mapping && IsRecursiveAnchor(mapping) ? Settled((mapping, unit), _mappings.Value.FindAll(static found => IsRecursiveAnchor(found.Node))) : root
            : null;
    }

    private static bool IsRecursiveAnchor(YamlMapping mapping) => mapping["$recursiveAnchor"] is YamlScalar { Kind: YamlScalarKind.Boolean, Text: "true" or "True" or "TRUE" };

    /// <summary>The anchor, unless another one of its kind may stand on the way to it: then that one is meant.</summary>
    private (YamlNode Node, string Pointer)? Settled((YamlMapping Node, string Pointer) anchor, List<(YamlMapping Node, string Pointer)> anchors) =>
        anchors.Exists(other => !ReferenceEquals(other.Node, anchor.Node) && Reaches(UnitOf(other.Pointer), anchor)) ? null : anchor;

    private bool Reaches(string unit, (YamlMapping Node, string Pointer) anchor)
    {
        var target = UnitOf(anchor.Pointer);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        pending.Push(unit);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (IsIn(target, next))
            {
                return true;
            }

            if (!seen.Add(next))
            {
                continue;
            }

            foreach (var (node, pointer) in _mappings.Value)
            {
                if (IsIn(pointer, next) && node["$ref"] is YamlScalar { Kind: YamlScalarKind.String } reference && Place(reference.Text, pointer) is { } place)
                {
                    pending.Push(UnitOf(place));
                }
            }
        }

        return false;
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
}
