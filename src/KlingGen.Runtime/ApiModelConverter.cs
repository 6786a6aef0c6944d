using System.Text.Json;
using System.Text.Json.Serialization;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>Lets a generated type be read and written by <see cref="JsonSerializer"/>, whatever its options are: each generated type names
/// it as its <see cref="JsonConverterAttribute"/>.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class ApiModelConverter<T> : JsonConverter<T>
    where T : IApiModel<T>
{
    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        try
        {
            return T.Read(ref reader);
        }
        catch (ApiJsonException mismatch) when (mismatch.Offset >= 0)
        {
            throw JsonTextReading.Located(mismatch, start);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Write(writer);
    }

    /// <inheritdoc />
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IsText ? T.Read(ref reader) : base.ReadAsPropertyName(ref reader, typeToConvert, options);

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (IsText)
        {
            writer.WritePropertyName(value!.ToString()!);
            return;
        }

        base.WriteAsPropertyName(writer, value, options);
    }

    /// <summary>Whether the type is an enum, whose values can be names of members.</summary>
    private static bool IsText => typeof(T).IsValueType && !typeof(T).IsAssignableTo(typeof(IApiUnion));
}
