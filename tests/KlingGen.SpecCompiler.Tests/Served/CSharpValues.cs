using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Runtime;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>Makes C# values of examples, and JSON of what a client returns.</summary>
internal static class CSharpValues
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="mediaType">Of the body, where the C# type leaves it to the caller.</param>
    public static object? Make(Type type, JsonNode? value, string mediaType)
    {
        if (type == typeof(HttpContent))
        {
            return new StringContent(value!.ToString(), Encoding.UTF8, mediaType);
        }

        if (value is null)
        {
            return type == typeof(JsonElement) ? JsonSerializer.SerializeToElement<object?>(null) : null;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Make(underlying, value, mediaType);
        }

        if (type == typeof(Stream))
        {
            return new MemoryStream(Encoding.UTF8.GetBytes(value.ToString()));
        }

        if (type == typeof(ApiFile))
        {
            return new ApiFile(new MemoryStream(Encoding.UTF8.GetBytes(value.ToString())), "näme \"1\".bin");
        }

        if (IsModel(type))
        {
            return Own(nameof(Parse)).MakeGenericMethod(type).Invoke(null, [value]);
        }

        if (Arguments(type, typeof(IReadOnlyDictionary<,>)) is [_, var member])
        {
            return Own(nameof(Map)).MakeGenericMethod(member).Invoke(null, [value]);
        }

        return (Arguments(type, typeof(IReadOnlyList<>)) ?? Arguments(type, typeof(IEnumerable<>))) is [var item] && type != typeof(string)
            ? Own(nameof(List)).MakeGenericMethod(item).Invoke(null, [value])
            : value.Deserialize(type, s_plain);
    }

    public static JsonNode? ToJson(object? value, Type declared) => value switch
    {
        null => null,
        _ when Nullable.GetUnderlyingType(declared) is { } underlying => ToJson(value, underlying),
        _ when IsModel(declared) => JsonNode.Parse((byte[])Own(nameof(Write)).MakeGenericMethod(declared).Invoke(null, [value])!),
        _ when Arguments(declared, typeof(IReadOnlyDictionary<,>)) is [_, var member] =>
            (JsonNode?)Own(nameof(ObjectOf)).MakeGenericMethod(member).Invoke(null, [value]),
        _ when Arguments(declared, typeof(IReadOnlyList<>)) is [var item] =>
            new JsonArray([.. ((System.Collections.IEnumerable)value).Cast<object?>().Select(one => ToJson(one, item))]),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), s_plain),
    };

    public static ValidationResult? Validate(object? value) =>
        value is not null && IsModel(value.GetType())
            ? (ValidationResult)Own(nameof(ValidateModel)).MakeGenericMethod(value.GetType()).Invoke(null, [value])!
            : null;

    private static bool IsModel(Type type) =>
        Array.Exists(type.GetInterfaces(), static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IApiModel<>));

    private static Type[]? Arguments(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments() : null;

    private static T Parse<T>(JsonNode value)
        where T : IApiModel<T> => ApiJson.Parse<T>(Encoding.UTF8.GetBytes(value.ToJsonString()));

    private static byte[] Write<T>(T value)
        where T : IApiModel<T> => ApiJson.ToUtf8Bytes(value);

    private static ValidationResult ValidateModel<T>(T value)
        where T : IApiModel<T> => value.Validate();

    private static List<T> List<T>(JsonArray value) => [.. value.Select(static item => (T)Make(typeof(T), item, "")!)];

    private static Dictionary<string, T> Map<T>(JsonObject value) =>
        value.ToDictionary(static member => member.Key, static member => (T)Make(typeof(T), member.Value, "")!, StringComparer.Ordinal);

    private static JsonObject ObjectOf<T>(IReadOnlyDictionary<string, T> value) =>
        new(value.Select(static member => KeyValuePair.Create(member.Key, ToJson(member.Value, typeof(T)))));

    private static MethodInfo Own(string name) => typeof(CSharpValues).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
