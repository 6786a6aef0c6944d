using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KlingGen.Runtime;

/// <summary>Tells <see cref="JsonSerializer"/> how the generated types of a document are read and written, without reflection.</summary>
public abstract class ApiTypeResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _types = [];

    /// <summary>The JSON Schemas (2020-12) of the document's types as it has them: a JSON object, in UTF-8, with a schema for the name of
    /// each type. The <c>$ref</c> of one that leads to another type is the full name of that, such as <c>Shop.Order</c>.</summary>
    public virtual ReadOnlySpan<byte> Schemas => "{}"u8;

    /// <inheritdoc />
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _types.TryGetValue(type, out var make) ? make(options) : null;
    }

    /// <summary>Adds a record, with lists of it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    protected void Add<T>()
        where T : class, IApiModel<T>
    {
        _types[typeof(T)] = Info<T>;
        AddLists<T>();
    }

    /// <summary>Adds an enum or a union, nullable too, with lists of it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    protected void AddValue<T>()
        where T : struct, IApiModel<T>
    {
        _types[typeof(T)] = Info<T>;
        _types[typeof(T?)] = static options => JsonMetadataServices.CreateValueInfo<T?>(
            options, JsonMetadataServices.GetNullableConverter<T>(options));
        AddLists<T>();
    }

    private static JsonTypeInfo Info<T>(JsonSerializerOptions options)
        where T : IApiModel<T> => JsonMetadataServices.CreateValueInfo<T>(options, new ApiModelConverter<T>());

    private void AddLists<T>()
    {
        _types[typeof(T[])] = static options => JsonMetadataServices.CreateArrayInfo(options, new JsonCollectionInfoValues<T[]>());
        _types[typeof(List<T>)] = static options => JsonMetadataServices.CreateListInfo<List<T>, T>(
            options, new JsonCollectionInfoValues<List<T>> { ObjectCreator = static () => [] });
        _types[typeof(IReadOnlyList<T>)] = static options => JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<T>, T>(
            options, new JsonCollectionInfoValues<IReadOnlyList<T>>());
    }
}
