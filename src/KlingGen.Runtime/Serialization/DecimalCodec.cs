using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Decimal numbers.</summary>
public readonly struct DecimalCodec : IJsonCodec<decimal>
{
    /// <inheritdoc />
    public static decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value))
        {
            return value;
        }

        JsonMismatch.Number(ref reader, "a number", "of at most 28 digits");
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(decimal value, ref ValidationContext context)
    {
    }
}
