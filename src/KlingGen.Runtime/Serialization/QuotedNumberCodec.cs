using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Numbers that may also stand in quotes. They are written without.</summary>
/// <typeparam name="T">The type of the number.</typeparam>
/// <typeparam name="TCodec">How it is read and written without quotes.</typeparam>
public readonly struct QuotedNumberCodec<T, TCodec> : IJsonCodec<T>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc />
    public static T Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return TCodec.Read(ref reader);
        }

        Span<byte> number = stackalloc byte[QuotedNumber.MaxLength];
        if (QuotedNumber.TryCopy(reader, number, out var length, out var isPlain))
        {
            var inner = new Utf8JsonReader(number[..length]);
            inner.Read();
            if (JsonTrial.TryRead<T, TCodec>(ref inner, out var value))
            {
                if (!isPlain)
                {
                    JsonMismatch.Pattern(ref reader, "a number as JSON writes it, with or without quotes");
                }

                return value;
            }
        }

        JsonMismatch.Quoted(ref reader, QuotedNumber.Describe(default(T)));
        return default;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static T? Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value)
            ? value
            : MemberValue.Read<T, QuotedNumberCodec<T, TCodec>>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out T value) => TCodec.TryRead(ref reader, out value);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, T value) => TCodec.Write(writer, value);

    /// <inheritdoc />
    public static void Validate(T value, ref ValidationContext context) => TCodec.Validate(value, ref context);
}
