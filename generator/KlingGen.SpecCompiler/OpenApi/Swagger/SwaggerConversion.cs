using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Makes OpenAPI 3.0 of a document of Swagger 2.0. Each part stays where it stands, so that what is wrong is told there.</summary>
internal sealed class SwaggerConversion
{
    private const string Version = "3.0.3";

    private readonly YamlMapping _root;
    private readonly SwaggerSchemas _schemas;
    private readonly SwaggerParameters _parameters;
    private readonly SwaggerServers _servers;
    private readonly SwaggerOperations _operations;

    private SwaggerConversion(YamlMapping root, SwaggerReporter reporter)
    {
        _root = root;
        _schemas = new SwaggerSchemas(reporter);
        _parameters = new SwaggerParameters(_schemas, reporter);
        _servers = new SwaggerServers(root, reporter);
        _operations = new SwaggerOperations(root, _schemas, _parameters, _servers);
    }

    /// <param name="root">The document.</param>
    /// <param name="path">Its path.</param>
    /// <param name="diagnostics">Is told what OpenAPI 3 has no word for.</param>
    public static YamlMapping Convert(YamlMapping root, string path, DiagnosticBag diagnostics) =>
        new SwaggerConversion(root, new SwaggerReporter(path, diagnostics)).Convert();

    private YamlMapping Convert()
    {
        var writer = new MappingWriter(_root);
        foreach (var entry in _root.Entries)
        {
            switch (entry.Key.Text)
            {
                case "swagger":
                    writer.Add("openapi", MappingWriter.Text(entry.Value, Version), entry.Key);
                    break;
                case "paths":
                    writer.Add(entry.Key, _operations.ConvertPaths(entry.Value));
                    break;
                case "host" or "basePath" or "schemes" or "consumes" or "produces" or "definitions" or "parameters" or "responses"
                    or "securityDefinitions":
                    break;
                default:
                    writer.Add(entry.Key, entry.Value);
                    break;
            }
        }

        if (_servers.Convert() is { } servers)
        {
            writer.Add("servers", servers);
        }

        if (Components() is { IsEmpty: false } components)
        {
            writer.Add("components", components.Write());
        }

        return writer.Write();
    }

    private MappingWriter Components()
    {
        var components = new MappingWriter(_root);
        Add(components, "definitions", "schemas", _schemas.ConvertEach);
        Add(components, "parameters", "parameters", ConvertParameters);
        Add(components, "parameters", "requestBodies", ConvertBodies);
        Add(components, "responses", "responses", _operations.ConvertResponses);
        Add(components, "securityDefinitions", "securitySchemes", SwaggerSecurity.Convert);
        return components;
    }

    private void Add(MappingWriter components, string section, string name, Func<YamlNode, YamlNode> convert)
    {
        if (_root[section] is { } found)
        {
            components.Add(name, convert(found), _root.Key(section));
        }
    }

    private YamlNode ConvertParameters(YamlNode section) => Where(
        section,
        static parameter => !SwaggerParameters.IsBody(parameter) && !SwaggerParameters.IsForm(parameter),
        _parameters.Convert);

    private YamlNode ConvertBodies(YamlNode section) =>
        Where(section, SwaggerParameters.IsBody, parameter => _operations.ConvertBody((YamlMapping)parameter));

    private static YamlNode Where(YamlNode section, Func<YamlNode, bool> isWanted, Func<YamlNode, YamlNode> convert)
    {
        if (section is not YamlMapping mapping)
        {
            return section;
        }

        var writer = new MappingWriter(section);
        foreach (var entry in mapping.Entries)
        {
            if (isWanted(entry.Value))
            {
                writer.Add(entry.Key, convert(entry.Value));
            }
        }

        return writer.Write();
    }
}
