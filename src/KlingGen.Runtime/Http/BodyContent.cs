using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>What a body seems to be, for a person who expected something else.</summary>
internal static class BodyContent
{
    private const int MessageDepth = 2;

    private static readonly string[] s_messageNames = ["message", "error_description", "error_message", "msg", "detail", "title", "error"];

    public static bool IsBinary(ReadOnlySpan<byte> body) => body[..Math.Min(body.Length, 512)].Contains((byte)0);

    public static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static string Describe(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \t\r\n\u00EF\u00BB\u00BF"u8);
        if (text.IsEmpty)
        {
            return body.IsEmpty ? "an empty body" : "nothing but white space";
        }

        if (IsBinary(text))
        {
            return "binary data";
        }

        return text[0] switch
        {
            (byte)'<' => Markup(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4096)])),
            (byte)'{' or (byte)'[' => BreaksOff(body) ? "JSON that breaks off" : "broken JSON",
            _ => "text",
        };
    }

    /// <summary>The sentence for people that an error body in JSON holds near its top, under one of the usual names.</summary>
    public static string? FindMessage(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var found = new string?[s_messageNames.Length];
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > MessageDepth)
                {
                    continue;
                }

                var rank = Array.IndexOf(s_messageNames, reader.GetString());
                if (rank >= 0 && reader.Read() && reader.TokenType == JsonTokenType.String && found[rank] is null)
                {
                    found[rank] = reader.GetString();
                }
            }

            return Array.Find(found, static text => !string.IsNullOrWhiteSpace(text)) ?? FindWords(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? FindWords(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Object ? ErrorWords.Of(document.RootElement) : null;
    }

    private static bool BreaksOff(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, isFinalBlock: false, default);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Markup(string text)
    {
        var isPage = text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<html", StringComparison.OrdinalIgnoreCase);
        if (!isPage)
        {
            return "XML";
        }

        var start = text.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : text.IndexOf("</title>", start, StringComparison.OrdinalIgnoreCase);
        var title = end < 0 ? "" : text[(start + "<title>".Length)..end].Trim();
        return title.Length == 0 ? "an HTML page" : $"an HTML page titled '{(title.Length > 80 ? title[..80] + "…" : title)}'";
    }
}
