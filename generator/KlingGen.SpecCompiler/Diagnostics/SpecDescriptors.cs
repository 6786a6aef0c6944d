namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>Every diagnostic that the compiler reports. Ids are never reused.</summary>
public static class SpecDescriptors
{
    // 00xx: the text. 01xx: the document. 02xx: what was carried over only in part.

    internal static readonly SpecDescriptor InvalidYaml = new("KLG0001", SpecSeverity.Error, "The document is not valid YAML or JSON", "{0}");
}
