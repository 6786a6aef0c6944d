using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 64 bits, from 0 on.</summary>
public readonly struct UInt64Codec : IJsonCodec<ulong>
{
    /// <inheritdoc />
    public static ulong Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && TryRead(ref reader, out var value))
        {
            return value;
        }

        WholeNumber.Mismatch(ref reader, "0 and 18446744073709551615");
        return default;
    }

    /// <summary>Reads a number if it is whole and fits.</summary>
    /// <param name="reader">Stands on a number.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ref Utf8JsonReader reader, out ulong value) =>
        reader.TryGetUInt64(out value) || WholeNumber.TryGetUInt64(ref reader, out value);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, ulong value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(ulong value, ref ValidationContext context)
    {
    }
}
