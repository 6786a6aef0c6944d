using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;

namespace KlingGen.Emulator.Gateways;

/// <summary>Requests as the books keep them: whole, unless pictures make them large.</summary>
internal static class ShortenedRequest
{
    private const int LargestRequest = 64 * 1024;
    private const int LongestText = 1000;
    private const int KeptText = 100;

    public static string Of(JsonElement request, ReadOnlySpan<byte> utf8) =>
        utf8.Length <= LargestRequest ? Encoding.UTF8.GetString(utf8) : Encoding.UTF8.GetString(JsonAnswer.ToUtf8(Shorten(request)!));

    private static JsonNode? Shorten(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(
            value.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, Shorten(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Shorten)]),
        JsonValueKind.String when value.GetString() is { Length: > LongestText } text =>
            JsonValue.Create($"{text[..KeptText]}… ({text.Length} characters)"),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value.Clone()),
    };
}
