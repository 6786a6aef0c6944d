using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>A fixed value of a document.</summary>
/// <param name="Text">The value of a string; null for other kinds.</param>
/// <param name="Json">The value as JSON.</param>
internal sealed record JsonConstant(string? Text, byte[] Json)
{
    public static JsonConstant Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonConstant(
            document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString() : null, Encoding.UTF8.GetBytes(json));
    }
}
