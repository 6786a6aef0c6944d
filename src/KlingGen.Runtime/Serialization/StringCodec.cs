using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Strings.</summary>
public readonly struct StringCodec : IJsonCodec<string>
{
    /// <inheritdoc />
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        JsonMismatch.Type(ref reader, "a string");
        return null!;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    /// <inheritdoc />
    public static void Validate(string value, ref ValidationContext context) => context.Text(value);
}
