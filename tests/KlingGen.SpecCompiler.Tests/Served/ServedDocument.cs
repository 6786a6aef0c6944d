using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>A document read by Microsoft.OpenApi, so that the server shares no understanding with the client.</summary>
internal static class ServedDocument
{
    public static IReadOnlyList<ServedOperation> Load(string path)
    {
        var read = OpenApiDocument.Parse(DocumentText.Read(path).ToJsonString(), "json", new OpenApiReaderSettings());
        read.Diagnostic!.Errors.Should().BeEmpty();
        var document = read.Document!;
        var operations = new List<ServedOperation>();
        foreach (var (template, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                IOpenApiParameter[] own = [.. operation.Parameters ?? []];
                var shared = (item.Parameters ?? []).Where(
                    parameter => !own.Any(other => other.Name == parameter.Name && other.In == parameter.In));
                var server = (operation.Servers ?? []).Concat(item.Servers ?? []).Concat(document.Servers ?? []).FirstOrDefault();
                operations.Add(new ServedOperation(
                    method.Method.ToUpperInvariant(),
                    template,
                    server is null ? null : AddressOf(server),
                    operation,
                    [.. own, .. shared],
                    [.. operation.Security ?? document.Security ?? []]));
            }
        }

        return operations;
    }

    private static string AddressOf(OpenApiServer server)
    {
        var address = server.Url!;
        foreach (var (name, variable) in server.Variables ?? new Dictionary<string, OpenApiServerVariable>(StringComparer.Ordinal))
        {
            address = address.Replace("{" + name + "}", variable.Default, StringComparison.Ordinal);
        }

        return address;
    }
}
