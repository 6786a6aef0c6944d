using System.Globalization;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Numbers of 64 bits.</summary>
public readonly struct DoubleCodec : IJsonCodec<double>
{
    /// <inheritdoc />
    public static double Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        JsonMismatch.Number(ref reader, "a number", "that a 64-bit float can hold");
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static double? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<double, DoubleCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out double value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
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
    public static void Validate(double value, ref ValidationContext context) => context.Finite(value);
}
