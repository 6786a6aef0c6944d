namespace KlingGen.Runtime.Tasks;

/// <summary>What a gateway's rule schema names as the <c>default</c> of members of a request type.</summary>
/// <param name="RequestType">The type.</param>
/// <param name="Values">Pointers into the request, and values as JSON text.</param>
public sealed record RequestDefaults(Type RequestType, IReadOnlyList<KeyValuePair<string, string>> Values);
