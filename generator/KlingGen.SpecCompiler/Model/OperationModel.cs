using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Model;

/// <summary>One operation: a method of the client.</summary>
internal sealed record OperationModel
{
    /// <summary>The C# method name without the <c>Async</c> suffix.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>operationId</c> as the document writes it, for messages.</summary>
    public required string? OperationId { get; init; }

    /// <summary>The HTTP method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path template with <c>{parameters}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What the document says of the operation.</summary>
    public required DocumentationModel Documentation { get; init; }

    /// <summary>Its parameters, those of its path among them.</summary>
    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Null where the document names none.</summary>
    public required BodyModel? Body { get; init; }

    /// <summary>The answers by status, in the order of the document.</summary>
    public required EquatableArray<ResponseModel> Responses { get; init; }

    /// <summary>The type of the answer where successes have several; else null.</summary>
    public StatusAnswerModel? Answer { get; init; }

    /// <summary>A server that replaces the document's, if the path or the operation names one.</summary>
    public required ServerModel? Server { get; init; }

    /// <summary>The keys of the schemes that one alternative asks for, in order of preference; empty for none.</summary>
    public required EquatableArray<SecurityRequirementModel> Security { get; init; }

    /// <summary>Whether answers may have a body: those to HEAD have none, whatever the document says of them.</summary>
    public bool HasAnswerBody => Method != "HEAD";

    /// <summary>The answers that are successes, the lowest status first; the default one where no status is a success.</summary>
    public List<ResponseModel> Successes()
    {
        var successes = Responses.Where(static response => response.Status.StartsWith("2", StringComparison.Ordinal))
            .OrderBy(static response => response.Status, StringComparer.Ordinal)
            .ToList();
        return successes.Count > 0 ? successes : Responses.Where(static response => response.Status == "default").ToList();
    }

    /// <summary>The answers that are neither successes nor failures: those that lead nowhere else, 304 most of all; and redirects where the
    /// document knows of no other answer.</summary>
    public IEnumerable<ResponseModel> Neutral()
    {
        var hasSuccess = Successes().Count > 0;
        return Responses.Where(response => response.Status.ToUpperInvariant() is "300" or "304" or "3XX"
            || (!hasSuccess && response.Status is "301" or "302" or "303" or "307" or "308"));
    }
}

internal sealed record SecurityRequirementModel(EquatableArray<string> Schemes);

/// <summary>A parameter of an operation, or of a webhook or callback.</summary>
internal sealed record ParameterModel
{
    /// <summary>The name on the wire.</summary>
    public required string JsonName { get; init; }

    /// <summary>The C# parameter name, camelCase, unique in the operation; of a webhook the name of a property.</summary>
    public required string Name { get; init; }

    /// <summary>What the document says of the parameter.</summary>
    public required DocumentationModel Documentation { get; init; }

    /// <summary>Where in the request it stands.</summary>
    public required ParameterLocation Location { get; init; }

    /// <summary>How lists and objects are written.</summary>
    public required ParameterStyle Style { get; init; }

    /// <summary>Whether each item or member is written as a parameter of its own.</summary>
    public required bool Explode { get; init; }

    /// <summary>Whether reserved characters are sent unescaped.</summary>
    public required bool AllowReserved { get; init; }

    /// <summary>Whether the document requires it.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether JSON null is a value that the document allows.</summary>
    public required bool Nullable { get; init; }

    /// <summary>The type of its value.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>The media type when the document gives <c>content</c> in place of a schema.</summary>
    public required string? ContentType { get; init; }

    /// <summary>The document's default as JSON text. It is documented, never sent.</summary>
    public required string? Default { get; init; }

    /// <summary>The limits of the value.</summary>
    public required EquatableArray<Assertion> Assertions { get; init; }
}

/// <param name="Contents">The media types that the document offers, in its order; the emitter makes an overload of each C# type.</param>
/// <param name="RuleSets">The rule sets (<c>x-constrains</c>) of the client's document that the body must meet too.</param>
internal sealed record BodyModel(
    bool Required,
    DocumentationModel Documentation,
    EquatableArray<ContentModel> Contents,
    EquatableArray<ModelRef> RuleSets);

/// <param name="MediaType">As the document writes it, such as <c>application/json</c>.</param>
/// <param name="Parts">For forms and multipart: the members, each a part.</param>
/// <param name="Nullable">Whether JSON null is a value that the document allows.</param>
/// <param name="IsRaw">Whether the schema, if there is one, is that of the text or the bytes themselves, and not of a value that is written
/// in them.</param>
internal sealed record ContentModel(
    string MediaType,
    MediaKind Kind,
    TypeRef Type,
    EquatableArray<Assertion> Assertions,
    EquatableArray<PartModel> Parts,
    bool Nullable = false,
    bool IsRaw = false)
{
    /// <summary>Whether some part is a file, so that each part is a parameter of the method.</summary>
    public bool HasFiles => Parts.Any(static part => part.IsFile || part.IsFiles);

    /// <summary>Equal for answers of one C# type.</summary>
    public (BodyValue, MediaItems, TypeRef?, bool) AnswerType =>
        AnswerValue == BodyValue.OfSchema ? (AnswerValue, Kind.Items, Type, Nullable) : (AnswerValue, MediaItems.None, null, false);

    /// <summary>What the value of an answer is; JSON that is said to be a file is no JSON.</summary>
    public BodyValue AnswerValue =>
        Kind.Items == MediaItems.None && Type is PrimitiveRef { Kind: PrimitiveKind.Stream } ? BodyValue.Bytes : Kind.ValueOfAnswer;
}

/// <summary>A field of a form or a part of a multipart body.</summary>
internal sealed record PartModel
{
    /// <summary>The name on the wire.</summary>
    public required string JsonName { get; init; }

    /// <summary>The C# parameter name, camelCase, where each part is a parameter of the method.</summary>
    public required string Name { get; init; }

    /// <summary>What the document says of the part.</summary>
    public required DocumentationModel Documentation { get; init; }

    /// <summary>The type of its value; a stream for a file.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>Whether the document requires it.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether JSON null is a value that the document allows.</summary>
    public required bool Nullable { get; init; }

    /// <summary>The media type, or several or a range, that <c>encoding</c> names.</summary>
    public required string? ContentType { get; init; }

    /// <summary>How lists and objects are written.</summary>
    public required ParameterStyle Style { get; init; }

    /// <summary>Whether each item or member is written as a field of its own.</summary>
    public required bool Explode { get; init; }

    /// <summary>The limits of the value; none for files.</summary>
    public EquatableArray<Assertion> Assertions { get; init; }

    public bool IsFile => Type is PrimitiveRef { Kind: PrimitiveKind.Stream };

    public bool IsFiles => Type is ListRef { Item: PrimitiveRef { Kind: PrimitiveKind.Stream } };
}

/// <param name="Status">A status code, a range such as <c>4XX</c>, or <c>default</c>.</param>
/// <param name="Contents">Empty when the answer has no body.</param>
internal sealed record ResponseModel(
    string Status,
    DocumentationModel Documentation,
    EquatableArray<ContentModel> Contents)
{
    /// <summary>The content that is asked for unless the caller wants another: JSON where there is any.</summary>
    public ContentModel? Preferred =>
        Contents.FirstOrDefault(static content => content.Kind == MediaKind.Json)
            ?? (Contents.Count == 0 ? null : Contents[0]);
}
