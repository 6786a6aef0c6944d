using System.Text.Json;

namespace KlingGen.Runtime;

/// <summary>A generated record, as rules about members that its type does not have see it.</summary>
public interface IApiObject
{
    /// <summary>Members that the type's document does not name, where they are kept as JSON.</summary>
    AdditionalProperties AdditionalProperties => default;

    /// <summary>The value of a member that the type's document does not name.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    bool TryGetAdditional(string name, out JsonElement value) => AdditionalProperties.TryGetValue(name, out value);
}
