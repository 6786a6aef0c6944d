using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 64 bits.</summary>
public readonly struct Int64Codec : IJsonCodec<long>
{
    /// <inheritdoc />
    public static long Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && (reader.TryGetInt64(out var value) || WholeNumber.TryGetInt64(ref reader, out value)))
        {
            return value;
        }

        JsonMismatch.Type(ref reader, "a whole number between -9223372036854775808 and 9223372036854775807");
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(long value, ref ValidationContext context)
    {
    }
}
