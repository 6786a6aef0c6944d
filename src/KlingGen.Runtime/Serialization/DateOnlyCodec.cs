using System.Text.Json;
using KlingGen.Formats;

namespace KlingGen.Runtime.Serialization;

/// <summary>Dates, <c>2026-11-21</c>.</summary>
public readonly struct DateOnlyCodec : IJsonCodec<DateOnly>
{
    /// <inheritdoc />
    public static DateOnly Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            JsonMismatch.Type(ref reader, "a string");
            return default;
        }

        if (Moments.TryRead(ref reader, out DateOnly value))
        {
            return value;
        }

        JsonMismatch.Format(ref reader, JsonFormats.Date.Description);
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, DateOnly value) => Moments.Write(writer, value);

    /// <inheritdoc />
    public static void Validate(DateOnly value, ref ValidationContext context)
    {
    }
}
