namespace KlingGen.Testing;

/// <summary>The working tree that the tests were built in.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The folder of the documents.</summary>
    public static string OpenApi { get; } = Path.Combine(Root, "openapi");

    /// <summary>The documents' paths below their folder, such as <c>kling/common.yaml</c>, in order.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        .. Directory.EnumerateFiles(OpenApi, "*.yaml", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(OpenApi, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a document.</summary>
    /// <param name="path">Its path below the documents' folder.</param>
    public static string ReadDocument(string path) => File.ReadAllText(Path.Combine(OpenApi, path));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("There is no KlingGen.sln above the tests."),
        _ when File.Exists(Path.Combine(folder.FullName, "KlingGen.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
