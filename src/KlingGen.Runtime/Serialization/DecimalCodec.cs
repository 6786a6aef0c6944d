using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Decimal numbers.</summary>
public readonly struct DecimalCodec : IJsonCodec<decimal>
{
    /// <inheritdoc />
    public static decimal Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        JsonMismatch.Number(ref reader, "a number", "of at most 28 digits");
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static decimal? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<decimal, DecimalCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out decimal value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out value);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(decimal value, ref ValidationContext context)
    {
    }
}
