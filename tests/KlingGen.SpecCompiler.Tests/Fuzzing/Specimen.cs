using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>A document to try, and the documents beside it.</summary>
/// <param name="Name">What it is made of, and how to make it again.</param>
/// <param name="Path">Where it stands among <paramref name="Others"/>.</param>
/// <param name="Others">Further documents by path; one at <paramref name="Path"/> does not count.</param>
/// <param name="Tree">What <paramref name="Text"/> was written from; null when it was changed as text.</param>
internal sealed record Specimen(string Name, string Path, string Text, IReadOnlyDictionary<string, string> Others, JsonNode? Tree)
{
    public SpecCompilation Compile(string text, string ns, CancellationToken cancellationToken) =>
        SpecCompilation.Compile(
            Path, path => path == Path ? text : Others.GetValueOrDefault(path), new SpecOptions(ns, null), cancellationToken);
}
