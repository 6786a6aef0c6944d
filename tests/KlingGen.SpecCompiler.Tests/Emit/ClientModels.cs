using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Short ways to write the models that binding would make.</summary>
internal static class ClientModels
{
    public static ClientModel Client(params OperationModel[] operations) =>
        new("SampleApi", Documentation("A sample."), default, default, operations.ToEquatableArray());

    public static DocumentationModel Documentation(string? summary = null, string? remarks = null, bool deprecated = false) =>
        new(summary, remarks, "sample.yaml#/x", deprecated);

    public static OperationModel Operation(string method, string path, params ParameterModel[] parameters) => new()
    {
        Name = "Call",
        OperationId = "call",
        Method = method,
        Path = path,
        Documentation = Documentation("Calls."),
        Parameters = parameters.ToEquatableArray(),
        Body = null,
        Responses = default,
        Server = null,
        Security = default,
    };

    public static OperationModel WithBody(this OperationModel operation, bool required, params ContentModel[] contents) =>
        operation with { Body = new BodyModel(required, Documentation("The pet."), contents.ToEquatableArray(), default) };

    public static OperationModel WithAnswer(this OperationModel operation, string status, params ContentModel[] contents) =>
        operation with
        {
            Responses = operation.Responses
                .Append(new ResponseModel(status, Documentation("What came."), contents.ToEquatableArray()))
                .ToEquatableArray(),
        };

    public static ContentModel Content(MediaKind kind, TypeRef type, string mediaType = "application/json", params PartModel[] parts) =>
        new(mediaType, kind, type, default, parts.ToEquatableArray());

    public static ContentModel Json(TypeRef type) => Content(MediaKind.Json, type);

    public static PartModel Part(
        string name, TypeRef type, bool required = false, ParameterStyle style = ParameterStyle.Form, string? contentType = null) =>
        new()
        {
            JsonName = name,
            Name = name,
            Documentation = Documentation("A part."),
            Type = type,
            Required = required,
            Nullable = false,
            ContentType = contentType,
            Style = style,
            Explode = true,
        };

    public static ParameterModel Parameter(string name, ParameterLocation location, TypeRef type, bool required = false) => new()
    {
        JsonName = name,
        Name = name,
        Documentation = Documentation("A parameter."),
        Location = location,
        Style = location is ParameterLocation.Path or ParameterLocation.Header ? ParameterStyle.Simple : ParameterStyle.Form,
        Explode = location is not (ParameterLocation.Path or ParameterLocation.Header),
        AllowReserved = false,
        Required = required || location == ParameterLocation.Path,
        Nullable = false,
        Type = type,
        ContentType = null,
        Default = null,
        Assertions = default,
    };

    public static TypeRef Primitive(PrimitiveKind kind) => new PrimitiveRef(kind);

    public static TypeRef List(TypeRef item, bool nullable = false) => new ListRef(item, nullable);

    public static TypeRef Map(TypeRef value) => new MapRef(value, ValueNullable: false);
}
