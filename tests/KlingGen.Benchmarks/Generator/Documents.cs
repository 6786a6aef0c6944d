using System.Globalization;

namespace KlingGen.Benchmarks.Generator;

/// <summary>The documents that the generator is measured with.</summary>
internal static class Documents
{
    /// <summary>Those of the client, with the namespaces that its project gives them.</summary>
    public static IReadOnlyList<SpecText> Own()
    {
        var root = Path.Combine(FindRoot(new DirectoryInfo(AppContext.BaseDirectory)), "openapi");
        return
        [
            .. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => new SpecText(file, File.ReadAllText(file), IsVocabulary(file) ? "KlingGen" : "KlingGen.Gateways")),
        ];
    }

    /// <summary>One of 500 schemas and 400 operations.</summary>
    public static IReadOnlyList<SpecText> Made() =>
        [new SpecText("/project/made.yaml", MadeDocument.Text(schemas: 500, operations: 400), "Made")];

    /// <summary>Files of one schema each, every one of which refers to the next.</summary>
    public static IReadOnlyList<SpecText> Chain(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Link(number, number == count - 1))];

    private static SpecText Link(int number, bool isLast) => new(
        string.Create(CultureInfo.InvariantCulture, $"/project/node{number}.yaml"),
        string.Create(CultureInfo.InvariantCulture, $$"""
            openapi: 3.1.0
            info: { title: Node {{number}}, version: '1' }
            components:
              schemas:
                Node{{number}}:
                  type: object
                  required: [name]
                  properties:
                    name: { type: string, maxLength: 40 }
                    next: {{(isLast ? "{ type: string }" : $"{{ $ref: 'node{number + 1}.yaml#/components/schemas/Node{number + 1}' }}")}}
            """),
        "Chain");

    private static bool IsVocabulary(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) == "kling" && Path.GetFileName(file) != "answers.yaml";

    private static string FindRoot(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("There is no KlingGen.sln above the program."),
        _ when File.Exists(Path.Combine(folder.FullName, "KlingGen.sln")) => folder.FullName,
        _ => FindRoot(folder.Parent),
    };
}
