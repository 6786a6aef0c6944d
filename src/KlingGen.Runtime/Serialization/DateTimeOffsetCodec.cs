using System.Text.Json;
using KlingGen.Formats;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>Moments after RFC 3339.</summary>
public readonly struct DateTimeOffsetCodec : IJsonCodec<DateTimeOffset>
{
    /// <inheritdoc />
    public static DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            JsonMismatch.Type(ref reader, "a string");
            return default;
        }

        // Reading takes a date alone as well; a check does not.
        if (Moments.TryRead(ref reader, out DateTimeOffset value)
            && !(JsonMismatch.IsCollecting && !TextFormats.Holds(reader.GetString()!, JsonFormats.DateTime.Name)))
        {
            return value;
        }

        JsonMismatch.Format(ref reader, JsonFormats.DateTime.Description);
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => Moments.Write(writer, value);

    /// <inheritdoc />
    public static void Validate(DateTimeOffset value, ref ValidationContext context)
    {
    }
}
