namespace KlingGen.SpecCompiler.OpenApi.References;

internal enum SpecVersion
{
    /// <summary>No OpenAPI document, but a file of schemas that others refer to.</summary>
    Fragment,
    V30,
    V31,
    V32,
}
