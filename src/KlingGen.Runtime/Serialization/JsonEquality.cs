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
            JsonValueKind.String => TextsAreEqual(left, right),
            JsonValueKind.Number => NumbersAreEqual(left, right),
            JsonValueKind.Array => ArraysAreEqual(left, right),
            JsonValueKind.Object => ObjectsAreEqual(left, right),
            _ => true,
        };
    }

    private static bool TextsAreEqual(JsonElement left, JsonElement right)
    {
        try
        {
            return left.ValueEquals(right.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text; what is written alike is equal still.
            return left.GetRawText() == right.GetRawText();
        }
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
        var members = Members(left);
        var others = Members(right);
        if (members.Count != others.Count)
        {
            return false;
        }

        foreach (var (name, value) in members)
        {
            if (!others.TryGetValue(name, out var found) || !AreEqual(value, found))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By name; of two members of one name the last counts, as it does for whoever reads the object.</summary>
    private static Dictionary<string, JsonElement> Members(JsonElement element)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static int Hash(JsonElement element)
    {
        var hash = (int)element.ValueKind;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return HashCode.Combine(hash, HashText(element));
            case JsonValueKind.Number:
                return HashCode.Combine(hash, element.GetDouble());
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    hash = HashCode.Combine(hash, Hash(item));
                }

                return hash;
            case JsonValueKind.Object:
                foreach (var (name, value) in Members(element))
                {
                    // In any order.
                    hash ^= HashCode.Combine(name, Hash(value));
                }

                return hash;
            default:
                return hash;
        }
    }

    private static int HashText(JsonElement element)
    {
        try
        {
            return element.GetString()!.GetHashCode(StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
