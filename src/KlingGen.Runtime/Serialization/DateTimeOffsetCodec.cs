using System.Text.Json;
using KlingGen.Formats;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>Moments after RFC 3339.</summary>
public readonly struct DateTimeOffsetCodec : IJsonCodec<DateTimeOffset>
{
    /// <inheritdoc />
    public static DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        if (TryRead(ref reader, out var value))
        {
            return value;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            JsonMismatch.Format(ref reader, JsonFormats.DateTime.Description);
        }
        else
        {
            JsonMismatch.Type(ref reader, "a string");
        }

        return default;
    }

    /// <summary>Reads the value of a member. One of another format, or out of range, is kept with the object as it is.</summary>
    /// <param name="reader">Stands on the value; afterwards on its last token.</param>
    /// <param name="names">The names of the object's members.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="owner">The object.</param>
    /// <returns>The value, or null where it is kept.</returns>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value) ? value : MemberValue.Read<DateTimeOffset, DateTimeOffsetCodec>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;

        // A check is stricter than reading.
        return reader.TokenType == JsonTokenType.String
            && Moments.TryRead(ref reader, out value)
            && !(JsonMismatch.IsCollecting && !TextFormats.Holds(reader.GetString()!, JsonFormats.DateTime.Name));
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => Moments.Write(writer, value);

    /// <inheritdoc />
    public static void Validate(DateTimeOffset value, ref ValidationContext context)
    {
    }
}
