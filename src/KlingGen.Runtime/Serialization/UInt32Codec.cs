using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 32 bits, from 0 on.</summary>
public readonly struct UInt32Codec : IJsonCodec<uint>
{
    /// <inheritdoc />
    public static uint Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && TryRead(ref reader, out var value))
        {
            return value;
        }

        WholeNumber.Mismatch(ref reader, "0 and 4294967295");
        return default;
    }

    /// <summary>Reads a number if it is whole and fits.</summary>
    /// <param name="reader">Stands on a number.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ref Utf8JsonReader reader, out uint value) =>
        reader.TryGetUInt32(out value) || WholeNumber.TryGetUInt32(ref reader, out value);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, uint value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(uint value, ref ValidationContext context)
    {
    }
}
