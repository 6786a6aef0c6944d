using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Sound documents, to be spoilt: those of this folder, which together hold every construct, and our own.</summary>
internal static class SeedDocuments
{
    /// <summary>Larger ones take as long to compile as a hundred small ones.</summary>
    private const int MaxLength = 100_000;

    public static IReadOnlyList<Specimen> Load()
    {
        var small = Read(System.IO.Path.Combine(AppContext.BaseDirectory, "Fuzzing", "Documents"));
        var own = Read(Repository.OpenApi);
        var further = Environment.GetEnvironmentVariable("KLINGGEN_FUZZ_SEEDS") is { Length: > 0 } folder ? Read(folder) : [];

        // The small ones hold more in less, so they come more often.
        return further.Count > 0 ? further : [.. Enumerable.Repeat(small, 8).SelectMany(static documents => documents), .. own];
    }

    private static List<Specimen> Read(string folder)
    {
        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(
                static file => System.IO.Path.GetExtension(file) is ".yaml" or ".yml" or ".json" && new FileInfo(file).Length < MaxLength)
            .ToDictionary(
                file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        return [.. texts.OrderBy(static text => text.Key, StringComparer.Ordinal).Select(
            text => new Specimen(text.Key, text.Key, text.Value, texts, Tree(text.Key, text.Value)))];
    }

    private static JsonNode? Tree(string path, string text)
    {
        var found = new DiagnosticBag();
        return YamlReader.Read(text, path, found, default) is { } root
            ? JsonNode.Parse(JsonText.Of(root), documentOptions: new JsonDocumentOptions { MaxDepth = 512 })
            : null;
    }
}
