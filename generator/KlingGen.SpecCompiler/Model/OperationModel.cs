namespace KlingGen.SpecCompiler.Model;

/// <summary>One operation: a method of the client.</summary>
/// <param name="Name">The C# method name without the <c>Async</c> suffix.</param>
/// <param name="Path">The path template with <c>{parameters}</c>.</param>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Server">A server that replaces the document's, if the path or the operation names one.</param>
/// <param name="Security">The keys of the schemes that one alternative asks for, in order of preference; empty for none.</param>
internal sealed record OperationModel(
    string Name,
    string? OperationId,
    string Method,
    string Path,
    DocumentationModel Documentation,
    EquatableArray<ParameterModel> Parameters,
    BodyModel? Body,
    EquatableArray<ResponseModel> Responses,
    ServerModel? Server,
    EquatableArray<SecurityRequirementModel> Security);

internal sealed record SecurityRequirementModel(EquatableArray<string> Schemes);

/// <param name="JsonName">The name on the wire.</param>
/// <param name="Name">The C# parameter name, camelCase, unique in the operation.</param>
/// <param name="ContentType">The media type when the document gives <c>content</c> in place of a schema.</param>
internal sealed record ParameterModel(
    string JsonName,
    string Name,
    DocumentationModel Documentation,
    ParameterLocation Location,
    ParameterStyle Style,
    bool Explode,
    bool AllowReserved,
    bool Required,
    bool Nullable,
    TypeRef Type,
    string? ContentType,
    string? Default,
    EquatableArray<Assertion> Assertions);

internal enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>OpenAPI 3.2: the whole query string.</summary>
    QueryString,
}

internal enum ParameterStyle
{
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
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
internal sealed record ContentModel(
    string MediaType,
    ContentKind Kind,
    TypeRef Type,
    EquatableArray<Assertion> Assertions,
    EquatableArray<PartModel> Parts,
    bool Nullable = false)
{
    /// <summary>Whether some part is a file, so that each part is a parameter of the method.</summary>
    public bool HasFiles => Parts.Any(static part => part.IsFile || part.IsFiles);
}

internal enum ContentKind
{
    Json,
    Form,
    Multipart,
    Text,
    Binary,

    /// <summary><c>text/event-stream</c>: <see cref="ContentModel.Type"/> is that of one event's data.</summary>
    EventStream,

    /// <summary>JSON lines: <see cref="ContentModel.Type"/> is that of one line.</summary>
    JsonLines,
}

/// <summary>A field of a form or a part of a multipart body.</summary>
/// <param name="Assertions">The limits of the value; none for files.</param>
internal sealed record PartModel(
    string JsonName,
    string Name,
    DocumentationModel Documentation,
    TypeRef Type,
    bool Required,
    bool Nullable,
    string? ContentType,
    ParameterStyle Style,
    bool Explode,
    EquatableArray<Assertion> Assertions = default)
{
    public bool IsFile => Type is PrimitiveRef { Kind: PrimitiveKind.Stream };

    public bool IsFiles => Type is ListRef { Item: PrimitiveRef { Kind: PrimitiveKind.Stream } };
}

/// <param name="Status">A status code, a range such as <c>4XX</c>, or <c>default</c>.</param>
/// <param name="Contents">Empty when the answer has no body.</param>
internal sealed record ResponseModel(
    string Status,
    DocumentationModel Documentation,
    EquatableArray<ContentModel> Contents);
