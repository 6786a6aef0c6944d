using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Security definitions of Swagger 2.0 as the security schemes of OpenAPI 3.0.</summary>
internal static class SwaggerSecurity
{
    private static readonly Dictionary<string, string> s_flows = new(StringComparer.Ordinal)
    {
        ["implicit"] = "implicit",
        ["password"] = "password",
        ["application"] = "clientCredentials",
        ["accessCode"] = "authorizationCode",
    };

    public static YamlNode Convert(YamlNode definitions) => MappingWriter.Each(definitions, ConvertOne);

    private static YamlNode ConvertOne(YamlNode definition)
    {
        if (definition is not YamlMapping mapping || mapping["type"] is not YamlScalar type)
        {
            return definition;
        }

        return type.Text switch
        {
            "basic" => new MappingWriter(mapping)
                .Add(mapping.Key("type")!, MappingWriter.Text(type, "http"))
                .Add("scheme", MappingWriter.Text(type, "basic"))
                .AddFrom(mapping, static name => name != "type")
                .Write(),
            "oauth2" => ConvertFlow(mapping),
            _ => mapping,
        };
    }

    private static YamlMapping ConvertFlow(YamlMapping definition)
    {
        var writer = new MappingWriter(definition)
            .AddFrom(definition, static name => name is not ("flow" or "authorizationUrl" or "tokenUrl" or "scopes"));
        if (definition["flow"] is YamlScalar flow && s_flows.TryGetValue(flow.Text, out var name))
        {
            var urls = new MappingWriter(flow).AddFrom(definition, static key => key is "authorizationUrl" or "tokenUrl" or "scopes");
            writer.Add("flows", new MappingWriter(flow).Add(name, urls.Write()).Write(), definition.Key("flow"));
        }

        return writer.Write();
    }
}
