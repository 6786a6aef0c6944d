using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Times of day, <c>09:30:00</c>.</summary>
public readonly struct TimeOnlyCodec : IJsonCodec<TimeOnly>
{
    /// <inheritdoc />
    public static TimeOnly Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            JsonMismatch.Type(ref reader, "a string");
            return default;
        }

        if (Moments.TryRead(ref reader, out TimeOnly value))
        {
            return value;
        }

        JsonMismatch.Format(ref reader, "a time such as 09:30:00");
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, TimeOnly value) => Moments.Write(writer, value);

    /// <inheritdoc />
    public static void Validate(TimeOnly value, ref ValidationContext context)
    {
    }
}
