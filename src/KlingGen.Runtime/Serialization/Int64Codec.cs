using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 64 bits.</summary>
public readonly struct Int64Codec : IJsonCodec<long>
{
    /// <inheritdoc />
    public static long Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        WholeNumber.Mismatch(ref reader, "between -9223372036854775808 and 9223372036854775807");
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static long? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<long, Int64Codec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out long value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetInt64(out value) || WholeNumber.TryGetInt64(ref reader, out value));
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(long value, ref ValidationContext context)
    {
    }
}
