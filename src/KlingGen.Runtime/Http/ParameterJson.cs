using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>A value as JSON: for <c>content</c> parameters, and for a list or an object where a style has room for a text only.</summary>
internal static class ParameterJson
{
    public static string Write(ParameterValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, ParameterValue value)
    {
        if (value.Items is { } items)
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
        }
        else if (value.Members is { } members)
        {
            writer.WriteStartObject();
            foreach (var (name, member) in members)
            {
                writer.WritePropertyName(name);
                Write(writer, member);
            }

            writer.WriteEndObject();
        }
        else if (value.IsLiteral)
        {
            writer.WriteRawValue(value.Text!);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
