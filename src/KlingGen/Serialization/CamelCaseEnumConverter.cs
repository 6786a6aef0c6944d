using System.Text.Json;
using System.Text.Json.Serialization;

namespace KlingGen.Serialization;

/// <summary>An enum as words such as <c>mayExist</c>.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
