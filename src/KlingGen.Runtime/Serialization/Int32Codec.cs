using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers of 32 bits.</summary>
public readonly struct Int32Codec : IJsonCodec<int>
{
    /// <inheritdoc />
    public static int Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        WholeNumber.Mismatch(ref reader, "between -2147483648 and 2147483647");
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static int? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<int, Int32Codec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out int value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && (reader.TryGetInt32(out value) || WholeNumber.TryGetInt32(ref reader, out value));
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    /// <inheritdoc />
    public static void Validate(int value, ref ValidationContext context)
    {
    }
}
