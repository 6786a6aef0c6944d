using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 32 bits, from 0 on.</summary>
public readonly struct UInt32Codec : IJsonCodec<uint>
{
    /// <inheritdoc />
    public static uint Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        WholeNumber.Mismatch(ref reader, "between 0 and 4294967295");
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static uint? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<uint, UInt32Codec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out uint value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetUInt32(out value) || WholeNumber.TryGetUInt32(ref reader, out value));
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, uint value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(uint value, ref ValidationContext context)
    {
    }
}
