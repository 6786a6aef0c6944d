namespace KlingGen.SpecCompiler.Model;

/// <summary>What the value of a body is.</summary>
internal enum BodyValue
{
    /// <summary>Of the schema's type.</summary>
    OfSchema,

    /// <summary>The whole body as text.</summary>
    Text,

    /// <summary>The whole body as it is.</summary>
    Bytes,
}
