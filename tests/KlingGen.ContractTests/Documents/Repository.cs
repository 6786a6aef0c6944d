namespace KlingGen.ContractTests.Documents;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("There is no KlingGen.sln above the tests."),
        _ when File.Exists(Path.Combine(folder.FullName, "KlingGen.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
