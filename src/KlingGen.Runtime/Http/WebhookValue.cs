using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>The text of a received parameter as JSON, so that the codecs that read bodies read parameters too.</summary>
internal static class WebhookValue
{
    /// <exception cref="JsonException">The text is not what it is said to be.</exception>
    public static byte[] ToJson(string text, WebhookValueKind kind, char separator)
    {
        if (kind == WebhookValueKind.Json)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        if (kind is WebhookValueKind.Text or WebhookValueKind.Literal or WebhookValueKind.Any)
        {
            Write(writer, text, kind);
        }
        else
        {
            writer.WriteStartArray();
            foreach (var item in text.Length == 0 ? [] : text.Split(separator, StringSplitOptions.TrimEntries))
            {
                Write(writer, item, kind);
            }

            writer.WriteEndArray();
        }

        writer.Flush();
        return json.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string text, WebhookValueKind kind)
    {
        var isLiteral = kind switch
        {
            WebhookValueKind.Text or WebhookValueKind.Texts => false,
            WebhookValueKind.Literal or WebhookValueKind.Literals => true,
            _ => LooksLiteral(text),
        };
        if (isLiteral)
        {
            writer.WriteRawValue(text.Trim());
            return;
        }

        writer.WriteStringValue(text);
    }

    private static bool LooksLiteral(string text)
    {
        if (text is "true" or "false")
        {
            return true;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
