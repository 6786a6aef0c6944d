using System.Globalization;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <content>Names for schemas that a reference reaches in the depth of a document: those that they have from the way down to them, whoever comes first.</content>
internal sealed partial class SchemaBinder
{
    public string HintOf(SpecNode target)
    {
        var segments = JsonPointer.Segments(target.Pointer);
        var hint = Start(target.Document, segments, out var next);
        for (var i = next; hint is not null && i < segments.Length; i++)
        {
            hint = segments[i] switch
            {
                "items" or "contains" => hint + "Item",
                "additionalProperties" => hint + "Value",
                "prefixItems" when i + 1 < segments.Length => hint + "Item" + Number(segments[++i]),
                "properties" when i + 1 < segments.Length => hint + CSharpName.Pascal(segments[++i]),
                "allOf" when i + 1 < segments.Length => segments[++i] is { Length: > 0 } ? hint : null,
                "oneOf" or "anyOf" when i + 1 < segments.Length => hint + Variant(target.Document, segments, ++i),
                _ => null,
            };
        }

        return hint is { Length: > 0 } ? hint : LastName(target, segments);
    }

    private static string Number(string index) => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue
        ? (number + 1).ToString(CultureInfo.InvariantCulture)
        : "";

    private static string Variant(SpecDocument document, string[] segments, int index) =>
        NodeAt(document, segments, index + 1)?["title"]?.Text is { } title && CSharpName.Pascal(title) is { Length: > 0 } name ? name : "Variant" + Number(segments[index]);

    /// <summary>The name of the component or of the operation's part that the way begins with.</summary>
    private string? Start(SpecDocument document, string[] segments, out int next)
    {
        next = 3;
        if (segments.Length > 2 && segments[0] == "components" && segments[1] == "schemas")
        {
            return NodeAt(document, segments, 3) is { } named ? scopeOf(document).ComponentName(named.Node) : null;
        }

        // A file of schemas names them at its top, and is perhaps one itself.
        for (next = 0; next < 3; next++)
        {
            if (NodeAt(document, segments, next) is { } schema && scopeOf(document).ComponentName(schema.Node) is { } component)
            {
                return component;
            }
        }

        if (segments.Length < 6 || segments[0] != "paths" || NodeAt(document, segments, 3) is not { } operation)
        {
            return null;
        }

        var isBody = segments[3] == "requestBody";
        next = isBody ? 7 : 8;
        if (segments.Length < next || segments[next - 3] != "content" || segments[next - 1] != "schema" || (!isBody && segments[3] != "responses"))
        {
            return null;
        }

        var name = DocumentTraversal.OperationName(reader, segments[2], segments[1], operation);
        return isBody ? name + "Request" : DocumentTraversal.ResponseName(name, segments[4]);
    }

    private static SpecNode? NodeAt(SpecDocument document, string[] segments, int count) =>
        document.Find(segments.Take(count).Aggregate("", JsonPointer.Append)) is { } found ? new SpecNode(document, found.Node, found.Pointer) : null;

    private string LastName(SpecNode target, string[] segments)
    {
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            var name = CSharpName.Pascal(segments[i]);
            if (name.Length > 0 && name[0] != '_' && segments[i] is not ("schema" or "items" or "properties" or "schemas"))
            {
                return name;
            }
        }

        return CSharpName.Pascal(scopeOf(target.Document).FileName);
    }
}
