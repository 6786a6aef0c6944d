using System.Text.Json;
using System.Text.Json.Serialization;

namespace KlingGen.Runtime;

/// <summary>Lets a generated type be read and written by <see cref="JsonSerializer"/>.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class ApiModelConverter<T> : JsonConverter<T>
    where T : IApiModel<T>
{
    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Read(ref reader);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Write(writer);
    }
}
