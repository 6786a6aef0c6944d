using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>The host, base path and schemes of Swagger 2.0 as the servers of OpenAPI 3.0.</summary>
internal sealed class SwaggerServers(YamlMapping root, SwaggerReporter reporter)
{
    private const string Secure = "https";

    /// <summary>The servers of the document; null where it names none.</summary>
    public YamlSequence? Convert() =>
        (root["host"] ?? root["basePath"]) is { } at ? Convert(root["schemes"] ?? at) : null;

    /// <param name="schemes">A list of schemes; for anything else the usual one is taken.</param>
    public YamlSequence Convert(YamlNode schemes)
    {
        var path = (root["basePath"] as YamlScalar)?.Text.TrimEnd('/') ?? "";
        if (root["host"] is not YamlScalar { Text.Length: > 0 } host)
        {
            return new YamlSequence(schemes.Line, schemes.Column, [ServerAt(schemes, path.Length > 0 ? path : "/")]);
        }

        var named = ((schemes as YamlSequence)?.Items ?? []).OfType<YamlScalar>().Where(IsOfHttp)
            .OrderByDescending(static scheme => scheme.Text == Secure)
            .Select(scheme => ServerAt(scheme, $"{scheme.Text}://{host.Text}{path}"))
            .ToList();
        return new YamlSequence(
            schemes.Line, schemes.Column, named.Count > 0 ? named : [ServerAt(host, $"{Secure}://{host.Text}{path}")]);
    }

    private static YamlMapping ServerAt(YamlNode at, string url) => new MappingWriter(at).AddText("url", url).Write();

    private bool IsOfHttp(YamlScalar scheme)
    {
        if (scheme.Text is "http" or Secure)
        {
            return true;
        }

        reporter.Report(scheme, "schemes: " + scheme.Text, "no server is made of it");
        return false;
    }
}
