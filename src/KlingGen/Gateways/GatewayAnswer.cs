using System.Net;
using System.Text.Json;

namespace KlingGen.Gateways;

/// <summary>An answer that says success, as JSON and as bytes.</summary>
internal readonly record struct GatewayAnswer(JsonElement Json, ReadOnlyMemory<byte> Body, HttpStatusCode StatusCode)
{
    /// <summary>Reads JSON that owns its memory, so that nobody needs to dispose of it.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> body, out JsonElement json)
    {
        json = default;
        if (body.IsEmpty)
        {
            return false;
        }

        var reader = new Utf8JsonReader(body.Span);
        try
        {
            json = JsonElement.ParseValue(ref reader);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
