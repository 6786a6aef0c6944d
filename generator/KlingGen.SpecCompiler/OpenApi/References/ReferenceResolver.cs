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

        var (target, problem, argument) = Find(reference);
        if (problem is not null)
        {
            reporter.Report(problem, reference, argument);
        }

        return target;
    }

    /// <summary>The node that a reference names, or null when there is none.</summary>
    public SpecNode? TryResolve(SpecNode reference) => IsText(reference) ? Find(reference).Target : null;

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

    private (SpecNode? Target, SpecDescriptor? Problem, string Argument) Find(SpecNode reference)
    {
        var text = ((YamlScalar)reference.Node).Text;
        var (file, fragment) = ReferencePath.Split(text);
        var document = reference.Document;
        if (file.Length > 0)
        {
            var isRemote = ReferencePath.IsRemote(file);
            var path = isRemote ? file : ReferencePath.Resolve(document.Path, file);
            if (path != document.Path)
            {
                if (documents(path) is not { } other)
                {
                    return document.FindNamed(file, fragment) is { } named
                        ? (new SpecNode(document, named.Node, named.Pointer), null, text)
                        : isRemote ? (null, SpecDescriptors.RemoteReference, text) : (null, SpecDescriptors.UnknownFile, file);
                }

                document = other;
            }
        }

        if ((file.Length == 0 ? document.Find(reference.Node, fragment, reference.Pointer) : document.Find(fragment)) is { } found)
        {
            return (new SpecNode(document, found.Node, found.Pointer), null, text);
        }

        // A document that could not be read has its own diagnostic.
        return (null, document.Root is YamlMapping or YamlSequence ? SpecDescriptors.DanglingReference : null, text);
    }
}
