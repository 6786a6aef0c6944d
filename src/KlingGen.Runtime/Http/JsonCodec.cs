using System.Globalization;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>The JSON of lists, maps and primitives, put together while a generated client is set up.</summary>
public static class JsonCodec
{
    /// <summary>Any JSON value.</summary>
    public static JsonCodec<JsonElement> Json { get; } = new(
        static (ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader),
        static (writer, value) => value.WriteTo(writer));

    /// <summary>A string.</summary>
    public static JsonCodec<string> String { get; } = new(ReadString, static (writer, value) => writer.WriteStringValue(value));

    /// <summary>A boolean.</summary>
    public static JsonCodec<bool> Boolean { get; } = new(
        static (ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw Wrong(ref reader, "a boolean"),
        static (writer, value) => writer.WriteBooleanValue(value));

    /// <summary>A whole number of 32 bits.</summary>
    public static JsonCodec<int> Int32 { get; } = new(
        static (ref Utf8JsonReader reader) => IsNumber(ref reader) && reader.TryGetInt32(out var value) ? value : throw Wrong(ref reader, "a whole number of 32 bits"),
        static (writer, value) => writer.WriteNumberValue(value));

    /// <summary>A whole number of 64 bits.</summary>
    public static JsonCodec<long> Int64 { get; } = new(
        static (ref Utf8JsonReader reader) => IsNumber(ref reader) && reader.TryGetInt64(out var value) ? value : throw Wrong(ref reader, "a whole number of 64 bits"),
        static (writer, value) => writer.WriteNumberValue(value));

    /// <summary>A number of single precision.</summary>
    public static JsonCodec<float> Single { get; } = new(
        static (ref Utf8JsonReader reader) => IsNumber(ref reader) && reader.TryGetSingle(out var value) ? value : throw Wrong(ref reader, "a number"),
        static (writer, value) => writer.WriteNumberValue(value));

    /// <summary>A number of double precision.</summary>
    public static JsonCodec<double> Double { get; } = new(
        static (ref Utf8JsonReader reader) => IsNumber(ref reader) && reader.TryGetDouble(out var value) ? value : throw Wrong(ref reader, "a number"),
        static (writer, value) => writer.WriteNumberValue(value));

    /// <summary>A decimal number.</summary>
    public static JsonCodec<decimal> Decimal { get; } = new(
        static (ref Utf8JsonReader reader) => IsNumber(ref reader) && reader.TryGetDecimal(out var value) ? value : throw Wrong(ref reader, "a decimal number"),
        static (writer, value) => writer.WriteNumberValue(value));

    /// <summary>A moment in a string.</summary>
    public static JsonCodec<DateTimeOffset> DateTimeOffset { get; } = InString<DateTimeOffset>(
        static (string text, out DateTimeOffset value) => System.DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value), static value => (ParameterValue)value, "a date and time");

    /// <summary>A date in a string.</summary>
    public static JsonCodec<DateOnly> DateOnly { get; } = InString<DateOnly>(
        static (string text, out DateOnly value) => System.DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value), static value => (ParameterValue)value, "a date");

    /// <summary>A time of day in a string.</summary>
    public static JsonCodec<TimeOnly> TimeOnly { get; } = InString<TimeOnly>(
        static (string text, out TimeOnly value) => System.TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value), static value => (ParameterValue)value, "a time of day");

    /// <summary>A UUID in a string.</summary>
    public static JsonCodec<Guid> Guid { get; } = InString<Guid>(System.Guid.TryParse, static value => (ParameterValue)value, "a UUID");

    /// <summary>An address in a string.</summary>
    public static JsonCodec<Uri> Uri { get; } = InString<Uri>(
        static (string text, out Uri value) => System.Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!), static value => (ParameterValue)value, "an address");

    /// <summary>Bytes in Base64.</summary>
    public static JsonCodec<byte[]> Bytes { get; } = new(
        static (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var value) ? value : throw Wrong(ref reader, "Base64"),
        static (writer, value) => writer.WriteBase64StringValue(value));

    /// <summary>A generated type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static JsonCodec<T> Model<T>()
        where T : IApiModel<T> => new(
            static (ref Utf8JsonReader reader) => T.Read(ref reader),
            static (writer, value) => value.Write(writer),
            static (T value, ref ValidationContext context) => value.Validate(ref context));

    /// <summary>A value or JSON null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value's JSON.</param>
    public static JsonCodec<T?> Nullable<T>(JsonCodec<T> value)
        where T : class => new(
            (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : value.Read(ref reader),
            (writer, item) => WriteOrNull(writer, item is null, () => value.Write(writer, item!)),
            value.Validate is null ? null : (T? item, ref ValidationContext context) =>
            {
                if (item is not null)
                {
                    value.Validate(item, ref context);
                }
            });

    /// <summary>A value or JSON null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value's JSON.</param>
    public static JsonCodec<T?> NullableValue<T>(JsonCodec<T> value)
        where T : struct => new(
            (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : value.Read(ref reader),
            (writer, item) => WriteOrNull(writer, item is null, () => value.Write(writer, item!.Value)),
            value.Validate is null ? null : (T? item, ref ValidationContext context) =>
            {
                if (item is { } present)
                {
                    value.Validate(present, ref context);
                }
            });

    /// <summary>A list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="item">An item's JSON.</param>
    public static JsonCodec<IReadOnlyList<T>> List<T>(JsonCodec<T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(
            (ref Utf8JsonReader reader) => ReadList(ref reader, item.Read),
            (writer, items) =>
            {
                writer.WriteStartArray();
                foreach (var value in items)
                {
                    item.Write(writer, value);
                }

                writer.WriteEndArray();
            },
            item.Validate is null ? null : (IReadOnlyList<T> items, ref ValidationContext context) =>
            {
                foreach (var value in items)
                {
                    item.Validate(value, ref context);
                }
            });
    }

    /// <summary>An object whose members are all of one type.</summary>
    /// <typeparam name="T">The type of a member's value.</typeparam>
    /// <param name="member">A member's JSON.</param>
    public static JsonCodec<IReadOnlyDictionary<string, T>> Map<T>(JsonCodec<T> member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new(
            (ref Utf8JsonReader reader) => ReadMap(ref reader, member.Read),
            (writer, members) =>
            {
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(name);
                    member.Write(writer, value);
                }

                writer.WriteEndObject();
            },
            member.Validate is null ? null : (IReadOnlyDictionary<string, T> members, ref ValidationContext context) =>
            {
                foreach (var (_, value) in members)
                {
                    member.Validate(value, ref context);
                }
            });
    }

    private static List<T> ReadList<T>(ref Utf8JsonReader reader, JsonValueReader<T> read)
    {
        Expect(ref reader, JsonTokenType.StartArray, "an array");
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader));
        }

        return items;
    }

    private static Dictionary<string, T> ReadMap<T>(ref Utf8JsonReader reader, JsonValueReader<T> read)
    {
        Expect(ref reader, JsonTokenType.StartObject, "an object");
        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = read(ref reader);
        }

        return members;
    }

    private static string ReadString(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String, "a string");
        return reader.GetString()!;
    }

    private static JsonCodec<T> InString<T>(TryParse<T> parse, Func<T, ParameterValue> write, string expected) => new(
        (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && parse(reader.GetString()!, out var value) ? value : throw Wrong(ref reader, expected),
        (writer, value) => writer.WriteStringValue(write(value).Text));

    private static void WriteOrNull(Utf8JsonWriter writer, bool isNull, Action write)
    {
        if (isNull)
        {
            writer.WriteNullValue();
        }
        else
        {
            write();
        }
    }

    private static bool IsNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number;

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token, string expected)
    {
        if (reader.TokenType != token)
        {
            throw Wrong(ref reader, expected);
        }
    }

    private static JsonException Wrong(ref Utf8JsonReader reader, string expected) =>
        new($"Expected {expected} but found {reader.TokenType} at byte {reader.TokenStartIndex}.");

    private delegate bool TryParse<T>(string text, out T value);
}
