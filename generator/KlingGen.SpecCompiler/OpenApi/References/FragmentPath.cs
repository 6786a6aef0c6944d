using System.Globalization;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>The way down from a node to the one that a pointer, or the fragment of a reference, names.</summary>
internal static class FragmentPath
{
    /// <summary>The node at a JSON pointer.</summary>
    public static YamlNode? Find(YamlNode start, string pointer)
    {
        var node = start;
        foreach (var segment in JsonPointer.Segments(pointer))
        {
            if (Child(node, segment) is not { } child)
            {
                return null;
            }

            node = child;
        }

        return node;
    }

    /// <summary>The node that a fragment means below another one, and its JSON pointer. A fragment is decoded first (RFC 6901), then each
    /// of its segments is tried as it is written.</summary>
    /// <param name="start">The node.</param>
    /// <param name="pointer">Where that stands.</param>
    /// <param name="fragment">The fragment as it is written.</param>
    public static (YamlNode Node, string Pointer)? FindWritten(YamlNode start, string pointer, string fragment)
    {
        if (fragment.IndexOf('%') < 0)
        {
            return Find(start, fragment) is { } found ? (found, pointer + fragment) : null;
        }

        var decoded = ReferencePath.Unescape(fragment);
        return Find(start, decoded) is { } node ? (node, pointer + decoded) : FindBySegments(start, pointer, fragment);
    }

    /// <summary>The member or item of a node that a segment names.</summary>
    public static YamlNode? Child(YamlNode node, string segment) => node switch
    {
        YamlMapping mapping => mapping[segment],
        YamlSequence sequence
            when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sequence.Items.Count =>
                sequence.Items[index],
        _ => null,
    };

    private static (YamlNode Node, string Pointer)? FindBySegments(YamlNode start, string pointer, string fragment)
    {
        var node = start;
        foreach (var written in fragment.Substring(1).Split('/'))
        {
            if (Step(node, written) is not var (child, name))
            {
                return null;
            }

            node = child;
            pointer = JsonPointer.Append(pointer, name);
        }

        return (node, pointer);
    }

    private static (YamlNode Node, string Name)? Step(YamlNode node, string written)
    {
        var decoded = JsonPointer.Unescape(ReferencePath.Unescape(written));
        var literal = JsonPointer.Unescape(written);
        return Child(node, decoded) is { } meant ? (meant, decoded) : Child(node, literal) is { } found ? (found, literal) : null;
    }
}
