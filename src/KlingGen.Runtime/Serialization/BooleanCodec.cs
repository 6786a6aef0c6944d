using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Booleans.</summary>
public readonly struct BooleanCodec : IJsonCodec<bool>
{
    /// <inheritdoc />
    public static bool Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return reader.TokenType == JsonTokenType.True;
        }

        JsonMismatch.Type(ref reader, "true or false");
        return false;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    /// <inheritdoc />
    public static void Validate(bool value, ref ValidationContext context)
    {
    }
}
