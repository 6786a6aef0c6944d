using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Numbers of 32 bits.</summary>
public readonly struct SingleCodec : IJsonCodec<float>
{
    /// <inheritdoc />
    public static float Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out var value) && float.IsFinite(value))
        {
            return value;
        }

        JsonMismatch.Number(ref reader, "a number", "that a 32-bit float can hold");
        return default;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(float value, ref ValidationContext context)
    {
    }
}
