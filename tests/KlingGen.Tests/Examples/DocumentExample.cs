using System.Text.Json.Nodes;

namespace KlingGen.Tests.Examples;

/// <summary>An example of a gateway's document.</summary>
/// <param name="Document">The document's name without its ending, such as <c>kapon</c>.</param>
/// <param name="Operation">The <c>operationId</c>.</param>
/// <param name="Part"><c>request</c>, or the status of an answer.</param>
/// <param name="Name">The rest of the example's key.</param>
internal sealed record DocumentExample(string Document, string Operation, string Part, string Name, JsonNode Value)
{
    public bool IsRequest => Part == "request";

    public string Key => $"{Document} {Operation}.{Part}.{Name}";
}
