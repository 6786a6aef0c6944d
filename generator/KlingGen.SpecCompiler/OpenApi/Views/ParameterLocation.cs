namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>Where a parameter stands in a request.</summary>
internal enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>OpenAPI 3.2: the whole query string.</summary>
    QueryString,
}
