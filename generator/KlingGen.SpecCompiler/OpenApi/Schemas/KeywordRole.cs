namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>What a keyword does.</summary>
internal enum KeywordRole
{
    /// <summary>Says nothing about which values are valid.</summary>
    Annotation,

    /// <summary>Says which values are valid without giving them another C# type.</summary>
    Rule,

    /// <summary>Gives values their C# type, or applies other schemas that may.</summary>
    Structure,

    /// <summary>Is known, and has no effect.</summary>
    Unsupported,
}
