namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>How grave a diagnostic is: an error stops the build, a warning does not.</summary>
public enum SpecSeverity
{
    /// <summary>The document was compiled, but something in it was not carried over or breaks the standard.</summary>
    Warning,

    /// <summary>The document cannot be compiled.</summary>
    Error,
}
