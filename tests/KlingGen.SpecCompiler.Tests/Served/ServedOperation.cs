using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>An operation as the second reader understands it.</summary>
/// <param name="Server">The address of the server that it is sent to, variables at their defaults;
/// null when the document names none.</param>
/// <param name="Parameters">Its own and those of its path.</param>
/// <param name="Security">What it asks for: its own, else the document's.</param>
internal sealed record ServedOperation(
    string Method,
    string Path,
    string? Server,
    OpenApiOperation Operation,
    IReadOnlyList<IOpenApiParameter> Parameters,
    IReadOnlyList<OpenApiSecurityRequirement> Security)
{
    public override string ToString() => $"{Method} {Path}";
}
