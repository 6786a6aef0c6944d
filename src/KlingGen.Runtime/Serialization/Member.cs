using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Members of objects: one call writes or checks one, whether it is there or not. Null is absent,
/// and so is the default of a struct that knows absence.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class Member
{
    /// <summary>Writes a string.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="names">The names of the object's members.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="value">The value; null writes nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteString(Utf8JsonWriter writer, MemberNames names, int index, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(names[index], value);
        }
    }

    /// <summary>Writes a boolean.</summary>
    /// <inheritdoc cref="WriteString(Utf8JsonWriter, MemberNames, int, string)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBoolean(Utf8JsonWriter writer, MemberNames names, int index, bool? value)
    {
        if (value.HasValue)
        {
            writer.WriteBoolean(names[index], value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a whole number.</summary>
    /// <inheritdoc cref="WriteString(Utf8JsonWriter, MemberNames, int, string)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt32(Utf8JsonWriter writer, MemberNames names, int index, int? value)
    {
        if (value.HasValue)
        {
            writer.WriteNumber(names[index], value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a whole number.</summary>
    /// <inheritdoc cref="WriteString(Utf8JsonWriter, MemberNames, int, string)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt64(Utf8JsonWriter writer, MemberNames names, int index, long? value)
    {
        if (value.HasValue)
        {
            writer.WriteNumber(names[index], value.GetValueOrDefault());
        }
    }

    /// <summary>Writes any JSON.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="names">The names of the object's members.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="value">The value; an undefined one writes nothing.</param>
    public static void WriteJson(Utf8JsonWriter writer, MemberNames names, int index, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Undefined)
        {
            writer.WritePropertyName(names[index]);
            value.WriteTo(writer);
        }
    }

    /// <summary>Writes a value of a class.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <inheritdoc cref="WriteString(Utf8JsonWriter, MemberNames, int, string)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteObject<T, TCodec>(Utf8JsonWriter writer, MemberNames names, int index, T? value)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (value is not null)
        {
            writer.WritePropertyName(names[index]);
            TCodec.Write(writer, value);
        }
    }

    /// <summary>Writes a value of a generated record.</summary>
    /// <inheritdoc cref="WriteString(Utf8JsonWriter, MemberNames, int, string)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteModel(Utf8JsonWriter writer, MemberNames names, int index, IApiValue? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(names[index]);
            value.Write(writer);
        }
    }

    /// <summary>Writes a value of a struct.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <inheritdoc cref="WriteString(Utf8JsonWriter, MemberNames, int, string)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteValue<T, TCodec>(Utf8JsonWriter writer, MemberNames names, int index, T? value)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (value.HasValue)
        {
            writer.WritePropertyName(names[index]);
            TCodec.Write(writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a value that may be null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="writer">Where it is written.</param>
    /// <param name="names">The names of the object's members.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="value">The value; an absent one writes nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteOptional<T, TCodec>(Utf8JsonWriter writer, MemberNames names, int index, Optional<T> value)
        where TCodec : IJsonCodec<T>
    {
        if (value.IsPresent)
        {
            writer.WritePropertyName(names[index]);
            TCodec.Write(writer, value.Value!);
        }
    }

    /// <summary>Writes a union.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="writer">Where it is written.</param>
    /// <param name="names">The names of the object's members.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="value">The value; one without a case writes nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUnion<T>(Utf8JsonWriter writer, MemberNames names, int index, T value)
        where T : struct, IApiModel<T>, IApiUnion
    {
        if (value.HasValue)
        {
            writer.WritePropertyName(names[index]);
            value.Write(writer);
        }
    }

    /// <summary>Checks a value of a generated record against its rules.</summary>
    /// <param name="value">The value; what is absent is not checked.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin; moved behind them.</param>
    /// <param name="context">Where broken rules are reported.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ValidateModel(IApiValue? value, string name, ref int mark, ref ValidationContext context)
    {
        if (value is not null)
        {
            context.Model(value);
            context.At(name, ref mark);
        }
    }

    /// <summary>Checks a value of a generated struct against its rules.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value; what is absent is not checked.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin; moved behind them.</param>
    /// <param name="context">Where broken rules are reported.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ValidateModel<T>(T value, string name, ref int mark, ref ValidationContext context)
        where T : struct, IApiValue
    {
        context.Model(value);
        context.At(name, ref mark);
    }

    /// <summary>Checks a value against the rules that its type carries.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is checked.</typeparam>
    /// <param name="value">The value; what is absent is not checked.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="mark">Where the member's reports begin; moved behind them.</param>
    /// <param name="context">Where broken rules are reported.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Validate<T, TCodec>(T? value, string name, ref int mark, ref ValidationContext context)
        where TCodec : IJsonCodec<T>
    {
        if (value is not null)
        {
            TCodec.Validate(value, ref context);
            context.At(name, ref mark);
        }
    }
}
