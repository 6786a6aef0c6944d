using System.Text.Json.Serialization.Metadata;
using KlingGen.Gateways;

namespace KlingGen;

/// <summary>Kling's types inside a program's own <c>JsonSerializerOptions</c>, such as those of ASP.NET Core.</summary>
/// <example><code>options.TypeInfoResolverChain.Insert(0, KlingJson.Resolver);</code></example>
public static class KlingJson
{
    /// <summary>Reads and writes every type that Kling's documents and the gateways' name, without reflection.</summary>
    public static IJsonTypeInfoResolver Resolver { get; } = JsonTypeInfoResolver.Combine(
        CommonJsonResolver.Instance,
        Text2videoJsonResolver.Instance,
        Image2videoJsonResolver.Instance,
        AnswersJsonResolver.Instance,
        V1JsonResolver.Instance,
        VideosJsonResolver.Instance);
}
