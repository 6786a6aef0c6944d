using System.Text.Json.Nodes;
using KlingGen.ContractTests.Equivalence;
using KlingGen.Tests.Rules;
using YamlDotNet.RepresentationModel;

namespace KlingGen.ContractTests.Rules;

/// <summary>The hand-picked requests to one operation, judged by ajv.</summary>
/// <param name="Document">The gateway's document.</param>
/// <param name="Operation">The operation; or a schema of the document, for what stands as text inside a request.</param>
/// <param name="Cases">The requests and what is expected of each.</param>
internal sealed record CaseTable(string Document, string Operation, IReadOnlyList<RuleCase> Cases)
{
    public static IReadOnlyList<CaseTable> All { get; } =
        [.. RuleCase.All.GroupBy(static one => (one.Document, one.Operation)).Select(static group => new CaseTable($"gateways/{group.Key.Document}.yaml", group.Key.Operation, [.. group]))];

    public string Name => $"{Document} {Operation}";

    /// <summary>Whether the request's rules may stand in the changed document: its own, or one that all gateways share.</summary>
    public bool MayConcern(Mutant mutant) => mutant.Document == Document || !mutant.Document.StartsWith("gateways/", StringComparison.Ordinal);

    /// <summary>What all rules of the document say of the operation's request, as plain JSON Schema.</summary>
    public JsonNode Schema(YamlDocuments documents, Bundler bundler)
    {
        if (Find(documents) is not var (place, operation))
        {
            return bundler.Bundle(Document, Operation);
        }

        if (operation.Children.TryGetValue("requestBody", out var body))
        {
            var schema = (YamlMappingNode)body["content"]["application/json"]["schema"];
            var (_, type) = documents.Resolve(place, schema["$ref"].ToString());
            var rules = bundler.SchemaNames(Document).Where(name => IsRuleOf(documents, name, type)).ToList();
            return new JsonObject { ["allOf"] = new JsonArray([.. rules.Count == 0 ? [bundler.Schema(place, schema)] : rules.ConvertAll(name => bundler.Bundle(Document, name))]) };
        }

        var parameters = ((YamlSequenceNode)operation["parameters"]).Children.Select(parameter =>
            parameter is YamlMappingNode mapping && mapping.Children.TryGetValue("$ref", out var reference) ? documents.Resolve(place, reference.ToString()) : (Document: place, Node: parameter));
        return new JsonObject { ["properties"] = new JsonObject(parameters.Select(parameter => KeyValuePair.Create<string, JsonNode?>(parameter.Node["name"].ToString(), bundler.Schema(parameter.Document, parameter.Node["schema"])))) };
    }

    private bool IsRuleOf(YamlDocuments documents, string name, YamlNode type) =>
        documents.Resolve(Document, "#/components/schemas/" + name).Node is YamlMappingNode schema
        && schema.Children.TryGetValue("x-constrains", out var target)
        && ReferenceEquals(documents.Resolve(Document, target.ToString()).Node, type);

    private (string Place, YamlMappingNode Operation)? Find(YamlDocuments documents)
    {
        foreach (var path in ((YamlMappingNode)documents.Root(Document)["paths"]).Children.Values.Cast<YamlMappingNode>())
        {
            var (place, item) = path.Children.TryGetValue("$ref", out var reference) ? documents.Resolve(Document, reference.ToString()) : (Document, path);
            foreach (var operation in ((YamlMappingNode)item).Children.Values.OfType<YamlMappingNode>())
            {
                if (operation["operationId"].ToString() == Operation)
                {
                    return (place, operation);
                }
            }
        }

        return null;
    }
}
