using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Lists.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <typeparam name="TCodec">How items are read and written.</typeparam>
public readonly struct ListCodec<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc />
    public static IReadOnlyList<T> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            JsonMismatch.Type(ref reader, "an array");
            return null!;
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(TCodec.Read(ref reader));
        }

        return items;
    }

    /// <inheritdoc cref="DateTimeOffsetCodec.Read(ref Utf8JsonReader, MemberNames, int, ApiObject)" />
    public static IReadOnlyList<T> Read(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner) =>
        MemberValue.ReadObject<IReadOnlyList<T>, ListCodec<T, TCodec>>(ref reader, names, index, owner);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<T> value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
        {
            TCodec.Write(writer, value[i]);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc />
    public static void Validate(IReadOnlyList<T> value, ref ValidationContext context)
    {
        if (value is null)
        {
            // It could not be read, which is reported already.
            return;
        }

        var mark = context.Mark;
        for (var i = 0; i < value.Count; i++)
        {
            TCodec.Validate(value[i], ref context);
            context.At(i, ref mark);
        }
    }

    /// <inheritdoc />
    public static bool AreEqual(IReadOnlyList<T> left, IReadOnlyList<T> right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!TCodec.AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public static int Hash(IReadOnlyList<T> value)
    {
        var hash = default(HashCode);
        for (var i = 0; i < value?.Count; i++)
        {
            hash.Add(TCodec.Hash(value[i]));
        }

        return hash.ToHashCode();
    }
}
