using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>The host, base path and schemes of Swagger 2.0 as the servers of OpenAPI 3.0.</summary>
internal sealed class SwaggerServers(YamlMapping root, SwaggerReporter reporter)
{
    private const string Secure = "https";

    private readonly string _host = Read(root, "host", reporter);
    private readonly string _path = Read(root, "basePath", reporter).TrimEnd('/');

    /// <summary>The servers of the document; null where it names none.</summary>
    public YamlSequence? Convert() =>
        (root["host"] ?? root["basePath"]) is { } at ? Convert(root["schemes"] ?? at) : null;

    /// <param name="schemes">A list of schemes; for anything else the usual one is taken.</param>
    public YamlSequence Convert(YamlNode schemes)
    {
        if (_host.Length == 0)
        {
            return new YamlSequence(schemes.Line, schemes.Column, [ServerAt(schemes, _path.Length > 0 ? _path : "/")]);
        }

        var named = ((schemes as YamlSequence)?.Items ?? []).Where(IsOfHttp).OfType<YamlScalar>()
            .OrderByDescending(static scheme => scheme.Text == Secure)
            .Select(scheme => ServerAt(scheme, $"{scheme.Text}://{_host}{_path}"))
            .ToList();
        return new YamlSequence(
            schemes.Line, schemes.Column, named.Count > 0 ? named : [ServerAt(root["host"]!, $"{Secure}://{_host}{_path}")]);
    }

    private static string Read(YamlMapping root, string keyword, SwaggerReporter reporter)
    {
        switch (root[keyword])
        {
            case null:
                return "";
            case YamlScalar scalar:
                return scalar.Text;
            case var other:
                reporter.ReportInvalid(other, keyword, "a string");
                return "";
        }
    }

    private static YamlMapping ServerAt(YamlNode at, string url) => new MappingWriter(at).AddText("url", url).Write();

    private bool IsOfHttp(YamlNode item)
    {
        switch (item)
        {
            case YamlScalar { Text: "http" or Secure }:
                return true;
            case YamlScalar scheme:
                reporter.Report(scheme, "schemes: " + scheme.Text, "no server is made of it");
                return false;
            default:
                reporter.ReportInvalid(item, "schemes", "a list of 'http' and 'https'");
                return false;
        }
    }
}
