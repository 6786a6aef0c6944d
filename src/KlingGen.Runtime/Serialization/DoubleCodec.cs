using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Numbers of 64 bits.</summary>
public readonly struct DoubleCodec : IJsonCodec<double>
{
    /// <inheritdoc />
    public static double Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value))
        {
            return value;
        }

        JsonMismatch.Number(ref reader, "a number", "that a 64-bit float can hold");
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(double value, ref ValidationContext context)
    {
    }
}
