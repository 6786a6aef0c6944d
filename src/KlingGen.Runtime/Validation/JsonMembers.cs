using System.Text.Json;

namespace KlingGen.Runtime.Validation;

/// <summary>Members that a C# type does not name.</summary>
public static class JsonMembers
{
    /// <summary>How many members an object has.</summary>
    /// <param name="value">The object.</param>
    public static int Count(JsonElement value)
    {
        var count = 0;
        foreach (var _ in value.EnumerateObject())
        {
            count++;
        }

        return count;
    }

    /// <summary>Whether a record has a member that its type does not name.</summary>
    /// <param name="value">The record.</param>
    /// <param name="name">The member's name.</param>
    public static bool Has(ApiObject value, string name) => value.TryGetAdditional(name, out _);

    /// <summary>The value of a member that the record's type does not name.</summary>
    /// <param name="value">The record.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="member">The member's value.</param>
    public static bool TryGet(ApiObject value, string name, out JsonElement member) =>
        value.TryGetAdditional(name, out member);
}
