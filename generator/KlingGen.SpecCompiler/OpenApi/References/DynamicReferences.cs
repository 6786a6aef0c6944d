using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>What <c>$dynamicRef</c> and <c>$recursiveRef</c> mean where they mean the same schema whichever way they are reached.</summary>
internal sealed class DynamicReferences(SpecDocument document)
{
    private const string Schemas = "/components/schemas";

    private readonly Dictionary<string, Anchors> _dynamic = new(StringComparer.Ordinal);
    private readonly Anchors _recursive = new();

    // From each resource to those that refer to it or that it stands in.
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
                target = place.EndsWith("/$recursiveRef", StringComparison.Ordinal)
                    ? text == "#" ? Recursive(place) : null
                    : Dynamic(text.Substring(1), place);
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
        var resource = ResourceOf(place);
        var around = anchors.All.FindAll(anchor => IsIn(place, anchor.Pointer));
        var beside = anchors.All.FindAll(anchor => anchor.Resource == resource);
        return around.Count > 0 ? Settled(around.OrderByDescending(static anchor => anchor.Pointer.Length).First(), anchors)
            : beside.Count == 1 ? Settled(beside[0], anchors)
            : null;
    }

    private (YamlNode Node, string Pointer)? Recursive(string place)
    {
        var resource = ResourceOf(place);
        return document.Find(resource) is { } root && (resource.Length > 0 || document.Version == SpecVersion.Fragment)
            ? root.Node is YamlMapping mapping
                && IsRecursiveAnchor(mapping) ? Settled(new Anchor(mapping, resource, resource), _recursive) : root
            : null;
    }

    private static bool IsRecursiveAnchor(YamlMapping mapping) =>
        mapping["$recursiveAnchor"] is YamlScalar { Kind: YamlScalarKind.Boolean, Text: "true" or "True" or "TRUE" };

    /// <summary>The anchor, unless another one of its kind may stand on the way to it: then that one is meant.</summary>
    private (YamlNode Node, string Pointer)? Settled(Anchor anchor, Anchors anchors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        pending.Push(anchor.Resource);
        while (pending.Count > 0)
        {
            var resource = pending.Pop();
            if (anchors.Resources.TryGetValue(resource, out var count) && count > (resource == anchor.Resource ? 1 : 0))
            {
                return null;
            }

            if (seen.Add(resource) && _leading.TryGetValue(resource, out var leading))
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

        foreach (var (node, mapping) in document.Mappings)
        {
            var pointer = mapping.Pointer;
            var resource = ResourceOf(pointer);
            if (resource == pointer && resource.Length > 0)
            {
                AddLeading(resource, ResourceOf(pointer.Substring(0, pointer.LastIndexOf('/'))));
            }

            if (node["$ref"] is YamlScalar { Kind: YamlScalarKind.String } reference && Place(reference.Text, pointer) is { } place)
            {
                AddLeading(ResourceOf(place), resource);
            }

            if (node["$dynamicAnchor"] is YamlScalar { Text: var name })
            {
                if (!_dynamic.TryGetValue(name, out var anchors))
                {
                    _dynamic.Add(name, anchors = new Anchors());
                }

                anchors.Add(new Anchor(node, pointer, resource));
            }

            if (IsRecursiveAnchor(node))
            {
                _recursive.Add(new Anchor(node, pointer, resource));
            }
        }
    }

    private void AddLeading(string resource, string from)
    {
        if (!_leading.TryGetValue(resource, out var leading))
        {
            _leading.Add(resource, leading = new HashSet<string>(StringComparer.Ordinal));
        }

        leading.Add(from);
    }

    private string? Place(string reference, string pointer) =>
        reference.StartsWith("#", StringComparison.Ordinal)
            ? document.FindFrom(reference.Substring(1), pointer + "/$ref")?.Pointer
            : document.Find(reference)?.Pointer;

    /// <summary>The schema resource that a place is in: the schema with an <c>$id</c> around it, else the component.</summary>
    private string ResourceOf(string place)
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

    /// <param name="Resource">The schema resource in which it stands.</param>
    private sealed record Anchor(YamlMapping Node, string Pointer, string Resource);

    /// <summary>The anchors of one name.</summary>
    private sealed class Anchors
    {
        public List<Anchor> All { get; } = [];

        /// <summary>How many of them each schema resource has.</summary>
        public Dictionary<string, int> Resources { get; } = new(StringComparer.Ordinal);

        public void Add(Anchor anchor)
        {
            All.Add(anchor);
            Resources[anchor.Resource] = Resources.TryGetValue(anchor.Resource, out var count) ? count + 1 : 1;
        }
    }
}
