namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>What a reference is for.</summary>
internal enum ReferenceRole
{
    /// <summary>The object that it names stands where the one is that holds it.</summary>
    Replaces,

    /// <summary>It names a schema.</summary>
    NamesSchema,

    /// <summary>It names the schema that a discriminator's value chooses: a component by its bare name, else as others do.</summary>
    NamesCase,
}
