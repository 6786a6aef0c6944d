namespace KlingGen.Runtime.Http;

/// <summary>One security scheme of a document.</summary>
/// <param name="Key">Its key under <c>components/securitySchemes</c>.</param>
/// <param name="Kind">How its secret travels.</param>
/// <param name="ParameterName">The header, query or cookie name of an API key.</param>
public sealed record ApiSecurityScheme(string Key, ApiSecuritySchemeKind Kind, string? ParameterName = null);
