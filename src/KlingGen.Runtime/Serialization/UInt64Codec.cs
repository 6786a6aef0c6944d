using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 64 bits, from 0 on.</summary>
public readonly struct UInt64Codec : IJsonCodec<ulong>
{
    /// <inheritdoc />
    public static ulong Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        WholeNumber.Mismatch(ref reader, "between 0 and 18446744073709551615");
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static ulong? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<ulong, UInt64Codec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out ulong value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetUInt64(out value) || WholeNumber.TryGetUInt64(ref reader, out value));
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, ulong value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(ulong value, ref ValidationContext context)
    {
    }
}
