using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Equality of JSON values as JSON Schema means it: numbers by value, objects whatever the order of their members.</summary>
internal static class JsonEquality
{
    public static IEqualityComparer<JsonElement> Comparer { get; } = EqualityComparer<JsonElement>.Create(AreEqual, Hash);

    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Number => NumbersAreEqual(left, right),
            JsonValueKind.Array => ArraysAreEqual(left, right),
            JsonValueKind.Object => ObjectsAreEqual(left, right),
            _ => true,
        };
    }

    private static bool NumbersAreEqual(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var one) && right.TryGetDecimal(out var other)
            ? one == other
            : left.TryGetDouble(out var first) && right.TryGetDouble(out var second) && first.Equals(second);

    private static bool ArraysAreEqual(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return false;
        }

        var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            if (!others.MoveNext() || !AreEqual(item, others.Current))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ObjectsAreEqual(JsonElement left, JsonElement right)
    {
        var count = 0;
        foreach (var member in left.EnumerateObject())
        {
            count++;
            if (!right.TryGetProperty(member.Name, out var found) || !AreEqual(member.Value, found))
            {
                return false;
            }
        }

        return count == right.EnumerateObject().Count();
    }

    private static int Hash(JsonElement element)
    {
        var hash = (int)element.ValueKind;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return HashCode.Combine(hash, element.GetString());
            case JsonValueKind.Number:
                return HashCode.Combine(hash, element.GetDouble());
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    hash = HashCode.Combine(hash, Hash(item));
                }

                return hash;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    // In any order.
                    hash ^= HashCode.Combine(member.Name, Hash(member.Value));
                }

                return hash;
            default:
                return hash;
        }
    }
}
