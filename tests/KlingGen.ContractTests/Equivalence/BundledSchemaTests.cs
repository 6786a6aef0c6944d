using System.Text.Json.Nodes;
using KlingGen.ContractTests.Rules;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>The JSON Schema that a descriptor carries for each request, judged by ajv and against schemas that were bundled by other means.</summary>
public sealed class BundledSchemaTests
{
    private const int Instances = 150;

    private static readonly YamlDocuments s_documents = new(Path.Combine(AppContext.BaseDirectory, "openapi"));

    public static TheoryData<string, string> Products
    {
        get
        {
            var products = new TheoryData<string, string>();
            foreach (var gateway in KlingGateway.Descriptors)
            {
                foreach (var product in gateway.Products)
                {
                    products.Add(gateway.Name, product.Name);
                }
            }

            return products;
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task It_is_taken_by_ajv_in_strict_mode(string gateway, string product)
    {
        var schema = Find(gateway, product).Product.Schema;

        var complaints = await AjvJudge.AskAsync<string>([AjvJudge.Strict(JsonNode.Parse(schema)!)]).ToListAsync();

        complaints.Should().Equal([null]);
        schema.Should().NotContain("\"x-").And.Contain("2020-12");
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task It_judges_the_hand_picked_requests_as_the_rules_do(string gateway, string product)
    {
        var (document, found) = Find(gateway, product);
        var cases = CaseTable.All.Where(table => table.Document == document && table.Operation == found.Create.Id).SelectMany(static table => table.Cases).ToList();

        var findings = await AjvJudge.JudgeAsync(Schemas(found), cases.ConvertAll(static one => ("request", one.Request.ToJsonString())));

        cases.Should().NotBeEmpty("every product has a table of cases");
        cases.Zip(findings).Where(static entry => (entry.Second is null) != IsValid(entry.First.Expected) && !IsHandWritten(entry.First.Expected))
            .Select(static entry => $"{entry.First.Key} expects {entry.First.Expected}: {entry.First.Request.ToJsonString()}").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task It_judges_generated_requests_as_a_schema_does_that_was_bundled_by_other_means(string gateway, string product)
    {
        var (document, found) = Find(gateway, product);
        var other = new CaseTable(document, found.Create.Id, []).Schema(s_documents, new Bundler(s_documents));
        var instances = new InstanceGenerator(Place.Of(other), utf8 => found.Validate(utf8), seed: 7).Make(Instances).Select(static one => one.Json).ToList();

        var own = await AjvJudge.JudgeAsync(Schemas(found), instances.ConvertAll(static instance => ("request", instance)));
        var others = await AjvJudge.JudgeAsync(new Dictionary<string, JsonNode> { ["request"] = other }, instances.ConvertAll(static instance => ("request", instance)));

        instances.Where((_, index) => (own[index] is null) != (others[index] is null)).Should().BeEmpty();
        own.Should().Contain(static findings => findings == null).And.Contain(static findings => findings != null);
    }

    private static Dictionary<string, JsonNode> Schemas(ProductDescriptor product) => new() { ["request"] = JsonNode.Parse(product.Schema)! };

    private static (string Document, ProductDescriptor Product) Find(string gateway, string product)
    {
        var found = KlingGateway.Descriptors.Single(one => one.Name == gateway);
        return ($"gateways/{Path.GetFileName(found.Document)}", found.FindProduct(product)!);
    }

    private static bool IsValid(string expected) => expected == "valid" || expected.StartsWith("warns ", StringComparison.Ordinal);

    /// <summary>Whether all that is wrong is found by hand-written code: no schema can say it.</summary>
    private static bool IsHandWritten(string expected) =>
        expected.Split(" warns ")[0].Split(", ").All(static error => error.EndsWith(":multiShot", StringComparison.Ordinal) || error.EndsWith(":contentMediaType", StringComparison.Ordinal) || error.StartsWith("/metadata/ext_info:", StringComparison.Ordinal));
}
