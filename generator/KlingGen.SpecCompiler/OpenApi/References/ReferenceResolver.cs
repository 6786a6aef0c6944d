using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>Finds what references name: in their own document, or in one of the others.</summary>
/// <param name="documents">The document at a path; null where there is none.</param>
/// <param name="reporter">Is told of references that lead nowhere.</param>
internal sealed class ReferenceResolver(Func<string, SpecDocument?> documents, SpecReporter reporter)
{
    /// <summary>References that lead to references: more than this is a circle.</summary>
    private const int MaxReferenceChain = 64;

    /// <summary>The references that the way to another one leads through.</summary>
    private readonly HashSet<YamlNode> _passed = [];

    /// <summary>Follows references of anything but schemas until an object stands there.</summary>
    public SpecNode? Follow(SpecNode node)
    {
        var (target, last) = Follow(node, Resolve);
        if (last is { } endless)
        {
            reporter.Report(SpecDescriptors.CircularReference, endless);
        }

        return target;
    }

    /// <summary>As <see cref="Follow(SpecNode)"/>, without a word of what is wrong.</summary>
    public SpecNode? TryFollow(SpecNode node) => Follow(node, TryResolve).Target;

    /// <summary>The node that a reference names, or null when a diagnostic says why not.</summary>
    public SpecNode? Resolve(SpecNode reference)
    {
        if (!IsText(reference))
        {
            reporter.Invalid(reference, "$ref", "a string");
            return null;
        }

        var (target, problem) = Find(reference);
        if (problem is { } found)
        {
            reporter.Report(found.Descriptor, found.At, [.. found.Arguments]);
        }

        return target;
    }

    /// <summary>The node that a reference names, or null when there is none.</summary>
    public SpecNode? TryResolve(SpecNode reference) => IsText(reference) ? Find(reference).Target : null;

    /// <summary>The schema that a discriminator's mapping names, or null when there is none.</summary>
    public SpecNode? TryResolveCase(SpecNode reference) =>
        IsText(reference) && TryFind(reference.Document, WrittenReference.ComponentNamed(reference.Text!)) is { } named ? named
            : TryResolve(reference);

    /// <summary>The node at a place of a document, by way of the references on the way there; null where there is none.</summary>
    public SpecNode? TryFind(SpecDocument document, string pointer) => document.Find(pointer) is { } found
        ? new SpecNode(document, found.Node, found.Pointer)
        : FindThrough(document, pointer).Target;

    /// <returns>The last one that was reached, where they have no end.</returns>
    private static (SpecNode? Target, SpecNode? Last) Follow(SpecNode node, Func<SpecNode, SpecNode?> resolve)
    {
        for (var i = 0; i < MaxReferenceChain; i++)
        {
            if (node["$ref"] is not { } reference)
            {
                return (node, null);
            }

            if (resolve(reference) is not { } target)
            {
                return default;
            }

            node = target;
        }

        return (null, node);
    }

    private static bool IsText(SpecNode reference) => reference.Node is YamlScalar { Kind: YamlScalarKind.String };

    private (SpecNode? Target, ReferenceProblem? Problem) Find(SpecNode reference)
    {
        var text = ((YamlScalar)reference.Node).Text;
        var (file, fragment) = ReferencePath.Split(text);
        var document = reference.Document;
        if (file.Length > 0 && !IsOf(document, file))
        {
            if (FindDocument(document, file) is not { } other)
            {
                return document.FindNamed(file, fragment) is { } named ? (new SpecNode(document, named.Node, named.Pointer), null)
                    : ReferencePath.IsRemote(file) ? (null, new(SpecDescriptors.RemoteReference, reference, file))
                    : (null, new(SpecDescriptors.UnknownFile, reference, file));
            }

            document = other;
        }

        var isLocal = file.Length == 0;
        if ((isLocal ? document.FindFor(reference.Node, fragment, reference.Pointer) : document.FindWritten(fragment)) is { } found)
        {
            return (new SpecNode(document, found.Node, found.Pointer), null);
        }

        foreach (var meant in document.Meant(fragment))
        {
            var (target, broken) = FindThrough(document, ReferencePath.Unescape(meant));
            if (target is not null || broken is not null)
            {
                return (target, broken);
            }
        }

        if (isLocal && document.FindDefinitionAround(fragment, reference.Pointer) is { } around)
        {
            return (
                new SpecNode(document, around.Node, around.Pointer),
                new(SpecDescriptors.OwnDefinition, reference, text, around.Pointer));
        }

        // A document that could not be read has its own diagnostic.
        return (null, document.Root is YamlMapping or YamlSequence ? new(SpecDescriptors.DanglingReference, reference, text) : null);
    }

    private static bool IsOf(SpecDocument document, string file) =>
        !ReferencePath.IsRemote(file) && ReferencePath.Meant(document.Path, file).First() == document.Path;

    private SpecDocument? FindDocument(SpecDocument from, string file)
    {
        var paths = ReferencePath.IsRemote(file) ? [file] : ReferencePath.Meant(from.Path, file);
        return paths.Select(documents).FirstOrDefault(static found => found is not null);
    }

    /// <summary>The node at a place that a reference stands on the way to, such as a component of a section that is in a file.</summary>
    /// <returns>What is wrong with such a reference, where it leads nowhere.</returns>
    private (SpecNode? Target, ReferenceProblem? Problem) FindThrough(SpecDocument document, string pointer)
    {
        if (pointer.Length == 0 || pointer[0] != '/' || document.Root is not { } root)
        {
            return default;
        }

        var node = new SpecNode(document, root, "");
        foreach (var segment in JsonPointer.Segments(pointer))
        {
            var (holder, problem) = HolderOf(segment, node);
            if (holder is null)
            {
                return (null, problem);
            }

            node = new SpecNode(holder.Document, FragmentPath.Child(holder.Node, segment)!, holder.Place.Of(segment));
        }

        return (node, null);
    }

    /// <summary>The node that has a member or item: the one that is asked, or the one that it refers to.</summary>
    private (SpecNode? Holder, ReferenceProblem? Problem) HolderOf(string segment, SpecNode start)
    {
        var node = start;
        var first = SpecNodeMembers.ReferenceOf(start);
        HashSet<YamlNode>? followed = null;
        while (FragmentPath.Child(node.Node, segment) is null)
        {
            if (node["$ref"] is not { } reference || !IsText(reference))
            {
                return (null, first is not null && IsSection(start) && !SpecNodeMembers.IsSection(node)
                    ? new(SpecDescriptors.NoSection, first, JsonPointer.Segments(start.Pointer).Last(), first.Text!)
                    : null);
            }

            if (!(followed ??= []).Add(reference.Node))
            {
                return (null, IsSection(start) ? new(SpecDescriptors.CircularReference, reference) : null);
            }

            if (!_passed.Add(reference.Node))
            {
                return default;
            }

            var (target, problem) = Find(reference);
            _passed.Remove(reference.Node);
            if (target is null)
            {
                return (null, problem);
            }

            node = target;
        }

        return (node, null);
    }

    /// <summary>Whether the names of parts stand there. What keeps it from being read is told where the parts are read, in the same
    /// words.</summary>
    private static bool IsSection(SpecNode node) => PartKinds.Each(PartKinds.At(PartKind.Document, node.Pointer)) is not null;
}
