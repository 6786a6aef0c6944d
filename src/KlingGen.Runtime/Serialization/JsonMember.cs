using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Writes members of objects; null and undefined mean absent.</summary>
public static class JsonMember
{
    /// <summary>Writes a member if it is there.</summary>
    /// <param name="writer">Stands inside an object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; null for absent.</param>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, JsonEncodedText, string?)" />
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, bool? value)
    {
        if (value is { } present)
        {
            writer.WriteBoolean(name, present);
        }
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, JsonEncodedText, string?)" />
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, long? value)
    {
        if (value is { } present)
        {
            writer.WriteNumber(name, present);
        }
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, JsonEncodedText, string?)" />
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, double? value)
    {
        if (value is { } present)
        {
            writer.WriteNumber(name, present);
        }
    }

    /// <summary>Writes a member if it is there.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="writer">Stands inside an object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; null for absent.</param>
    public static void Write<T, TCodec>(Utf8JsonWriter writer, JsonEncodedText name, T? value)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        }
    }

    /// <inheritdoc cref="Write{T, TCodec}(Utf8JsonWriter, JsonEncodedText, T)" />
    public static void Write<T, TCodec>(Utf8JsonWriter writer, JsonEncodedText name, T? value)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (value is { } present)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, present);
        }
    }

    /// <summary>Writes a member if it is there, if only as null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="writer">Stands inside an object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    public static void Write<T, TCodec>(Utf8JsonWriter writer, JsonEncodedText name, Optional<T> value)
        where TCodec : IJsonCodec<T>
    {
        if (value.IsPresent)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value.Value!);
        }
    }
}
