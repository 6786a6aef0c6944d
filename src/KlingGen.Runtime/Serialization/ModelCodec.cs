using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Generated types.</summary>
/// <typeparam name="T">The type.</typeparam>
public readonly struct ModelCodec<T> : IJsonCodec<T>
    where T : IApiModel<T>
{
    /// <inheritdoc />
    public static T Read(ref Utf8JsonReader reader) => T.Read(ref reader);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        value.Write(writer);
    }

    /// <inheritdoc />
    public static void Validate(T value, ref ValidationContext context)
    {
        if (value is not null)
        {
            context.Model(value);
        }
    }
}
