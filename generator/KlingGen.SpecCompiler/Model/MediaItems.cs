namespace KlingGen.SpecCompiler.Model;

/// <summary>Of what a body consists that is received piece by piece.</summary>
internal enum MediaItems
{
    /// <summary>It is received as a whole.</summary>
    None,

    /// <summary>Server-sent events; OpenAPI may describe a whole event or its data.</summary>
    Events,

    /// <summary>Values in JSON, one behind the other.</summary>
    Lines,
}
