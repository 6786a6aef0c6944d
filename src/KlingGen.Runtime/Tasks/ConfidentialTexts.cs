using System.Text.Encodings.Web;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>The texts of a request that are somebody's own, such as prompts: gateways repeat them in what they refuse, and an error goes
/// into logs.</summary>
internal static class ConfidentialTexts
{
    private const int Shortest = 4;
    private const int Longest = 4096;
    private const int LongestWord = 40;

    /// <summary>The texts, as they are and as JSON writes them.</summary>
    public static IEnumerable<string> Of(ReadOnlyMemory<byte> utf8Json)
    {
        using var json = JsonDocument.Parse(utf8Json);
        List<string> texts = [];
        Collect(json.RootElement, texts);
        return texts;
    }

    private static void Collect(JsonElement value, List<string> texts)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Collect(member.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Collect(item, texts);
                }

                break;
            case JsonValueKind.String when IsOwn(value.GetString()!):
                texts.Add(value.GetString()!);
                Add(texts, JavaScriptEncoder.Default);
                Add(texts, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
                break;
        }
    }

    private static void Add(List<string> texts, JavaScriptEncoder encoder)
    {
        var written = encoder.Encode(texts[^1]);
        if (!texts.Contains(written))
        {
            texts.Insert(texts.Count - 1, written);
        }
    }

    // Models, modes and the like are one short word; what people write is several, or in a script of its own.
    private static bool IsOwn(string text) =>
        text.Length is >= Shortest and <= Longest
            && (text.Length > LongestWord || text.Any(static c => char.IsWhiteSpace(c) || c > '\x7F'));
}
