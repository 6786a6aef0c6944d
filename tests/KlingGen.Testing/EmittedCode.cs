namespace KlingGen.Testing;

/// <summary>What code that the spec compiler emits is compiled against.</summary>
public static class EmittedCode
{
    /// <summary>The files of .NET's own assemblies and of the runtime of generated clients.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => IsNeeded(Path.GetFileNameWithoutExtension(path))),
    ];

    private static bool IsNeeded(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly is "System" or "netstandard" or "mscorlib" or "KlingGen.Runtime";
}
