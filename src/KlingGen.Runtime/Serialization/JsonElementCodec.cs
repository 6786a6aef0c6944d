using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Any JSON.</summary>
public readonly struct JsonElementCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc />
    public static JsonElement Read(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
            return;
        }

        value.WriteTo(writer);
    }

    /// <inheritdoc />
    public static void Validate(JsonElement value, ref ValidationContext context)
    {
    }

    /// <inheritdoc />
    public static bool AreEqual(JsonElement left, JsonElement right) => JsonEquality.AreEqual(left, right);

    /// <inheritdoc />
    public static int Hash(JsonElement value) => JsonEquality.Comparer.GetHashCode(value);
}
