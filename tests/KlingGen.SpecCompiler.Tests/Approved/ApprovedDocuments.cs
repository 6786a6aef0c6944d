namespace KlingGen.SpecCompiler.Tests.Approved;

/// <summary>Small documents, each of one feature, beside the approved text of what they become. They are read
/// from the working tree, where they are reviewed.</summary>
internal static class ApprovedDocuments
{
    private const string Suffix = ".approved.cs";

    private static readonly string s_folder =
        Path.Combine(FindRoot(new DirectoryInfo(AppContext.BaseDirectory)), "tests/KlingGen.SpecCompiler.Tests/Approved/Documents");

    /// <summary>The documents' names. What they refer to stands in folders beside them.</summary>
    public static IReadOnlyList<string> Names { get; } = Find(".yaml");

    /// <summary>The names of the documents that have an approved text.</summary>
    public static IReadOnlyList<string> Approved => Find(Suffix);

    public static string ApprovedFile(string name) => Path.Combine(s_folder, name + Suffix);

    public static SpecCompilation Compile(string name) => SpecCompilation.Compile(
        name + ".yaml",
        static path => Read(Path.Combine(s_folder, path)),
        new SpecOptions("Examples", null),
        default);

    private static string? Read(string file) => File.Exists(file) ? ApprovedText.WithUnixLines(File.ReadAllText(file)) : null;

    private static string[] Find(string suffix) =>
    [
        .. Directory.EnumerateFiles(s_folder)
            .Select(static file => Path.GetFileName(file))
            .Where(file => file.EndsWith(suffix, StringComparison.Ordinal))
            .Select(file => file[..^suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("There is no KlingGen.sln above the tests."),
        _ when File.Exists(Path.Combine(folder.FullName, "KlingGen.sln")) => folder.FullName,
        _ => FindRoot(folder.Parent),
    };
}
