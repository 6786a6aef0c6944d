using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Times of day, <c>09:30:00</c>.</summary>
public readonly struct TimeOnlyCodec : IJsonCodec<TimeOnly>
{
    /// <inheritdoc />
    public static TimeOnly Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            JsonMismatch.Format(ref reader, "a time such as 09:30:00");
        }
        else
        {
            JsonMismatch.Type(ref reader, "a string");
        }

        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static TimeOnly? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<TimeOnly, TimeOnlyCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out TimeOnly value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && Moments.TryRead(ref reader, out value);
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, TimeOnly value) => Moments.Write(writer, value);

    /// <inheritdoc />
    public static void Validate(TimeOnly value, ref ValidationContext context)
    {
    }
}
