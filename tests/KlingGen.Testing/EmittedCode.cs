namespace KlingGen.Testing;

/// <summary>What code that the spec compiler emits is compiled against.</summary>
public static class EmittedCode
{
    /// <summary>The files of .NET's own assemblies, of the runtime of generated clients and of what it stands on.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => IsNeeded(Path.GetFileNameWithoutExtension(path))),
    ];

    private static bool IsNeeded(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || assembly is "System" or "netstandard" or "mscorlib" or "KlingGen.Runtime";
}
