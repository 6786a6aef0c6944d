namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Where the parts of a converted document stand that references name by their places in Swagger.</summary>
internal static class SwaggerReferences
{
    private static readonly (string Swagger, string[] OpenApi)[] s_sections =
    [
        ("/definitions/", ["/components/schemas/"]),
        ("/parameters/", ["/components/parameters/", "/components/requestBodies/"]),
        ("/responses/", ["/components/responses/"]),
        ("/securityDefinitions/", ["/components/securitySchemes/"]),
    ];

    /// <summary>The places that a fragment may mean.</summary>
    public static IEnumerable<string> Meant(string fragment)
    {
        foreach (var (swagger, sections) in s_sections)
        {
            if (fragment.StartsWith(swagger, StringComparison.Ordinal))
            {
                return sections.Select(section => section + fragment.Substring(swagger.Length));
            }
        }

        return [fragment];
    }
}
