using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>JSON that fits no case of a union, kept as it was read.</summary>
public sealed class RawJson : IEquatable<RawJson>
{
    /// <summary>Keeps a value.</summary>
    /// <param name="element">The value.</param>
    public RawJson(JsonElement element) => Element = element;

    /// <summary>The value.</summary>
    public JsonElement Element { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    public static RawJson Read(ref Utf8JsonReader reader) => new(JsonElement.ParseValue(ref reader));

    /// <summary>A value's JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="value">The value.</param>
    public static JsonElement Of<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => Of(value, static (writer, value) => TCodec.Write(writer, value));

    /// <summary>The JSON of a value of a generated type.</summary>
    /// <param name="value">The value.</param>
    internal static JsonElement Of(IApiValue value) => Of(value, static (writer, value) => value.Write(writer));

    private static JsonElement Of<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var pooled = PooledJsonWriter.Rent();
        var wasLenient = Unwritable.BeLenient(true);
        try
        {
            write(pooled.Writer, value);
            var reader = new Utf8JsonReader(pooled.Written(), new JsonReaderOptions { MaxDepth = 2 * ApiJson.MaxDepth });
            return JsonElement.ParseValue(ref reader);
        }
        finally
        {
            Unwritable.BeLenient(wasLenient);
            pooled.Return();
        }
    }

    /// <inheritdoc />
    public bool Equals(RawJson? other) => other is not null && JsonEquality.AreEqual(Element, other.Element);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RawJson);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Element.ValueKind;

    /// <inheritdoc />
    public override string ToString() => Element.ToString();
}
