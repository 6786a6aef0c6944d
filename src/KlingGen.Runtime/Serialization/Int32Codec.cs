using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 32 bits.</summary>
public readonly struct Int32Codec : IJsonCodec<int>
{
    /// <inheritdoc />
    public static int Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && TryRead(ref reader, out var value))
        {
            return value;
        }

        WholeNumber.Mismatch(ref reader, "between -2147483648 and 2147483647");
        return default;
    }

    /// <summary>Reads a number if it is whole and fits.</summary>
    /// <param name="reader">Stands on a number.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ref Utf8JsonReader reader, out int value) =>
        reader.TryGetInt32(out value) || WholeNumber.TryGetInt32(ref reader, out value);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(int value, ref ValidationContext context)
    {
    }
}
