using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Objects that are maps.</summary>
/// <typeparam name="T">The type of a member's value.</typeparam>
/// <typeparam name="TCodec">How values are read and written.</typeparam>
public readonly struct MapCodec<T, TCodec> : IJsonCodec<IReadOnlyDictionary<string, T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc />
    public static IReadOnlyDictionary<string, T> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            JsonMismatch.Type(ref reader, "an object");
            return null!;
        }

        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = TCodec.Read(ref reader);
        }

        return members;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static IReadOnlyDictionary<string, T> Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        MemberValue.ReadObject<IReadOnlyDictionary<string, T>, MapCodec<T, TCodec>>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, member) in value)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, member);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc />
    public static void Validate(IReadOnlyDictionary<string, T> value, ref ValidationContext context)
    {
        if (value is null)
        {
            // It could not be read, which is reported already.
            return;
        }

        var mark = context.Mark;
        foreach (var (name, member) in value)
        {
            context.Text(name);
            TCodec.Validate(member, ref context);
            context.At(name, ref mark);
        }
    }

    /// <inheritdoc />
    public static bool AreEqual(IReadOnlyDictionary<string, T> left, IReadOnlyDictionary<string, T> right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Count != right.Count)
        {
            return false;
        }

        foreach (var (name, member) in left)
        {
            if (!right.TryGetValue(name, out var found) || !TCodec.AreEqual(member, found))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public static int Hash(IReadOnlyDictionary<string, T> value)
    {
        var hash = value?.Count ?? -1;
        foreach (var (name, member) in value ?? new Dictionary<string, T>())
        {
            // In any order.
            hash ^= HashCode.Combine(name, TCodec.Hash(member));
        }

        return hash;
    }
}
