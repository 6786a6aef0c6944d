using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using static KlingGen.SpecCompiler.Emit.ClientTypes;
using static KlingGen.SpecCompiler.Emit.TypeNames;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>An operation's body: an overload for each way to send it, JSON first.</summary>
/// <param name="ruleSets">The document's rule sets, by name.</param>
/// <param name="rules">Writes the rules of bodies that are not of a generated type.</param>
internal sealed class ClientBodies(IReadOnlyDictionary<string, RuleSetModel> ruleSets, ClientRules rules)
{
    private const string JsonType = "application/json";

    public IReadOnlyList<ClientBody> Of(OperationModel operation)
    {
        if (operation.Body is not { Contents.Count: > 0 } body)
        {
            return [ClientBody.None];
        }

        var contents = body.Contents
            .OrderBy(static content => content.Kind != MediaKind.Json)
            .ThenBy(static content => content.Kind == MediaKind.Json ? JsonRank(content) : 0)
            .ToArray();
        var bodies = new List<ClientBody>();
        for (var i = 0; i < contents.Length; i++)
        {
            if (contents[i].Kind.Unnamed is not null && contents.Take(i).Any(content => content.Kind == contents[i].Kind))
            {
                // One overload sends all of them.
                continue;
            }

            // Only one overload may be called without a body.
            bodies.Add(Of(operation, body, contents[i], isRequired: body.Required || i > 0));
        }

        return bodies;
    }

    private ClientBody Of(OperationModel operation, BodyModel body, ContentModel content, bool isRequired)
    {
        var optional = isRequired ? "" : ", optional: true";
        if (content.HasFiles)
        {
            return Parts(operation, content, optional);
        }

        var type = InJson(content.Type);
        var choice = MediaTypeArgument(operation, body, content);
        var mediaType = (choice is null ? "" : choice.Name + " ?? ")
            + CSharpText.Literal(IsRange(content) ? content.Kind.Unnamed! : content.MediaType);
        var named = content.Kind.NamesMediaType ? ", " + mediaType : "";
        var (csharp, call) = content.Kind switch
        {
            var kind when kind == MediaKind.Json => (Qualified(type), Json(content, type, optional)),
            { HasFields: true } when IsObject(type) =>
                (Qualified(type), $".{content.Kind.Sends}({Parameter(type, "body")}{named}{Fields(content)})"),
            { HasFields: false, Sends: { } method, Value: BodyValue.Text } => ("string", $".{method}(body{named}{optional})"),
            { HasFields: false, Sends: { } method } => ("global::System.IO.Stream", $".{method}(body{named}{optional})"),
            _ => ("global::System.Net.Http.HttpContent", $".Content(body{optional})"),
        };
        var calls = new List<string> { call };
        if (type is ModelRef { Kind: ModelKind.Object } && csharp == Qualified(type))
        {
            if (content.Kind != MediaKind.Json)
            {
                calls.Add($".Check<{csharp}>(body)");
            }

            calls.AddRange(body.RuleSets
                .Where(set => ruleSets.TryGetValue(set.Name, out var found) && found.Target == type)
                .Select(set => $".Check<{Qualified(set)}, {Qualified(type)}>(body)"));
        }

        if (csharp == Qualified(type))
        {
            calls.AddRange(rules.OfBody(content.Assertions, type));
        }

        var mark = isRequired && (content.Kind != MediaKind.Json || !content.Nullable) ? "" : "?";
        var argument = new ClientArgument(
            "body", csharp + mark, !isRequired, DocumentationEmitter.Argument(body.Documentation, "The body."));
        return new ClientBody(choice is null ? [argument] : [argument, choice], calls);
    }

    private static bool IsRange(ContentModel content) => content.Kind.Unnamed is not null && content.MediaType.IndexOf('*') >= 0;

    /// <summary>The parameter that names the media type, where the document offers several of one kind or a range of them.</summary>
    private static ClientArgument? MediaTypeArgument(OperationModel operation, BodyModel body, ContentModel content)
    {
        var offered = body.Contents.Where(other => other.Kind == content.Kind).ToList();
        if (content.Kind.Unnamed is not { } unnamed || (offered.Count == 1 && !IsRange(content)))
        {
            return null;
        }

        var names = new NameScope(
            "mediaType", [.. operation.Parameters.Select(static parameter => parameter.Name), "body", RequestOptions, "cancellationToken"]);
        var text = $"The media type of the body: {string.Join(", ", offered.Select(static other => other.MediaType))}. "
            + $"Default: {(IsRange(content) ? unnamed : content.MediaType)}.";
        return new ClientArgument(names.Take("mediaType"), "string?", IsOptional: true, text);
    }

    /// <summary>Plain JSON is what every server reads; a range such as <c>application/*+json</c> is nothing that can be sent.</summary>
    private static int JsonRank(ContentModel content) => content.MediaType == JsonType ? 0 : content.MediaType.IndexOf('*') >= 0 ? 2 : 1;

    private static string Json(ContentModel content, TypeRef type, string optional)
    {
        var mediaType = JsonRank(content) != 1 ? "" : ", " + CSharpText.Literal(content.MediaType);
        if (content.Nullable && optional.Length == 0)
        {
            return $".NullableJson<{Qualified(type)}?, {Names.Codec(type, nullable: true)}>(body{mediaType})";
        }

        var nullable = optional.Length > 0 && IsValueType(type);
        return type is ModelRef
            ? $".Json<{Qualified(type)}>(body{mediaType}{optional})"
            : $".Json<{Qualified(type)}{(nullable ? "?" : "")}, {Names.Codec(type, nullable)}>(body{mediaType}{optional})";
    }

    private static string Fields(ContentModel content)
    {
        var fields = content.Parts.Where(
            static part => part.Style != ParameterStyle.Form || !part.Explode || ContentType(part) is not null);
        return string.Concat(fields.Select(static part =>
            $", new {Http}FormField({CSharpText.Literal(part.JsonName)}, {Http}ParameterStyle.{part.Style}, "
                + $"{(part.Explode ? "true" : "false")}{ContentType(part)})"));
    }

    private ClientBody Parts(OperationModel operation, ContentModel content, string optional)
    {
        var names = new NameScope(
            "part", [.. operation.Parameters.Select(static parameter => parameter.Name), RequestOptions, "cancellationToken"]);
        var arguments = new List<ClientArgument>();
        var calls = new List<string> { $".Multipart({CSharpText.Literal(content.MediaType)}{optional})" };
        foreach (var part in content.Parts)
        {
            var name = CSharpText.Identifier(names.Take(part.Name));
            var type = part.IsFile ? Runtime + "ApiFile"
                : part.IsFiles ? $"global::System.Collections.Generic.IEnumerable<{Runtime}ApiFile>"
                : Qualified(part.Type);
            arguments.Add(new ClientArgument(name, type + (part.Required && !part.Nullable ? "" : "?"), !part.Required, Text(part)));
            calls.Add(PartCall(part, name));
            if (!part.IsFile && !part.IsFiles)
            {
                calls.AddRange(rules.OfPart(part, name));
            }
        }

        return new ClientBody(arguments, calls);
    }

    private static string PartCall(PartModel part, string name)
    {
        var contentType = ContentType(part);
        var wire = CSharpText.Literal(part.JsonName);
        return part.IsFile ? $".File({wire}, {name}{contentType})"
            : part.IsFiles ? $".Files({wire}, {name}{contentType})"
            : $".Part({wire}, {Parameter(part.Type, name)}{contentType})";
    }

    /// <summary>The media type as one more argument. A list or a range of media types leaves the choice to the caller.</summary>
    private static string? ContentType(PartModel part) =>
        part.ContentType is { } type && type.IndexOfAny([',', '*']) < 0 ? ", " + CSharpText.Literal(type) : null;

    private static string Text(PartModel part) =>
        DocumentationEmitter.Argument(
            part.Documentation,
            $"The part {part.JsonName}.",
            DocumentationEmitter.Limits(part.Documentation, part.Assertions, defaultValue: null));

    private static bool IsObject(TypeRef type) => type is ModelRef or MapRef;
}
