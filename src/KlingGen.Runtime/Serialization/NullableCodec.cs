using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Values of value types, or null.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TCodec">How values are read and written.</typeparam>
public readonly struct NullableCodec<T, TCodec> : IJsonCodec<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc />
    public static T? Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : TCodec.Read(ref reader);

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static Optional<T?> Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        TryRead(ref reader, out var value)
            ? new(value)
            : MemberValue.ReadOptional<T?, NullableCodec<T, TCodec>>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static bool TryRead(ref Utf8JsonReader reader, out T? value)
    {
        value = default;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        var isRead = TCodec.TryRead(ref reader, out var present);
        value = present;
        return isRead;
    }

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is { } present)
        {
            TCodec.Write(writer, present);
            return;
        }

        writer.WriteNullValue();
    }

    /// <inheritdoc />
    public static void Validate(T? value, ref ValidationContext context)
    {
        if (value is { } present)
        {
            TCodec.Validate(present, ref context);
        }
    }

    /// <inheritdoc />
    public static bool AreEqual(T? left, T? right) =>
        left is { } one && right is { } other ? TCodec.AreEqual(one, other) : left is null && right is null;

    /// <inheritdoc />
    public static int Hash(T? value) => value is { } present ? TCodec.Hash(present) : 0;
}
