namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>What a schema inside another one speaks of.</summary>
internal enum SchemaStepKind
{
    /// <summary>The same value.</summary>
    Same,

    /// <summary>A named member.</summary>
    Member,

    /// <summary>Members that have no name of their own.</summary>
    Value,

    /// <summary>The items of a list.</summary>
    Item,

    /// <summary>One item of a list, by its place.</summary>
    Place,

    /// <summary>The same value in one of several cases.</summary>
    Branch,
}
