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
}
