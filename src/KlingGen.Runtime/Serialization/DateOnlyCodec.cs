using System.Text.Json;
using KlingGen.Formats;

namespace KlingGen.Runtime.Serialization;

/// <summary>Dates, <c>2026-11-21</c>.</summary>
public readonly struct DateOnlyCodec : IJsonCodec<DateOnly>
{
    /// <inheritdoc />
    public static DateOnly Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            JsonMismatch.Format(ref reader, JsonFormats.Date.Description);
        }
        else
        {
            JsonMismatch.Type(ref reader, "a string");
        }

        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static DateOnly? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<DateOnly, DateOnlyCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out DateOnly value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && Moments.TryRead(ref reader, out value);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, DateOnly value) => Moments.Write(writer, value);

    /// <inheritdoc />
    public static void Validate(DateOnly value, ref ValidationContext context)
    {
    }
}
