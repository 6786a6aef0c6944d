using System.Globalization;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Numbers of 32 bits.</summary>
public readonly struct SingleCodec : IJsonCodec<float>
{
    /// <inheritdoc />
    public static float Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        JsonMismatch.Number(ref reader, "a number", "that a 32-bit float can hold");
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static float? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<float, SingleCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out float value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out value) && float.IsFinite(value);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else if (Unwritable.IsLenient)
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            throw new ApiJsonException(Unwritable.Number(value));
        }
    }

    /// <inheritdoc />
    public static void Validate(float value, ref ValidationContext context) => context.Finite(value);
}
