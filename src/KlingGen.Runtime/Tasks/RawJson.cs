using System.Text.Json;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>A text that is parsed when somebody asks for it: what is known of a task was read without.</summary>
internal sealed class RawJson
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private JsonDocument? _document;

    public RawJson(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    public JsonElement Value => _utf8.IsEmpty ? default : (_document ??= Parse()).RootElement;

    /// <summary>Parses a text, of which only the first value counts, into memory of its own. Whatever is in it can be read.</summary>
    /// <exception cref="JsonException">The text does not begin with a JSON value.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        var reader = new Utf8JsonReader(BrokenText.Mend(utf8).Span);
        return JsonDocument.ParseValue(ref reader);
    }

    private JsonDocument Parse() => Parse(_utf8);
}
