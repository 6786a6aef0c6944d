namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>What a part of a document is, by where it stands or by where it is referred to.</summary>
internal enum PartKind
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>Nothing of which types are made.</summary>
    Other,
    Document,
    Components,
    Schema,

    /// <summary>Schemas by name, which bear these names.</summary>
    NamedSchemas,

    /// <summary>Schemas by name, such as the members of an object.</summary>
    Schemas,
    SchemaList,
    Parameter,
    Parameters,
    Header,
    Headers,
    RequestBody,
    RequestBodies,
    Response,
    Responses,
    MediaType,
    Contents,
    PathItem,
    PathItems,
    Operation,
    Operations,
    Callback,
    Callbacks,
}
