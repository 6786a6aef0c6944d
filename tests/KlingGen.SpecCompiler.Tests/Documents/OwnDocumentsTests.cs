using System.Text.Json.Nodes;
using KlingGen.SpecCompiler.Documents;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Tests.Documents;

/// <summary>The documents under <c>openapi/</c>, which the client is made of.</summary>
public sealed class OwnDocumentsTests
{
    public static TheoryData<string> Paths
    {
        get
        {
            var paths = new TheoryData<string>();
            foreach (var path in Repository.Documents)
            {
                paths.Add(path);
            }

            return paths;
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Each_document_binds_without_a_diagnostic(string path)
    {
        var result = Bind(path);

        result.Diagnostics.Select(static diagnostic =>
            $"{diagnostic.Path}({diagnostic.Line},{diagnostic.Column}): {diagnostic.Descriptor.Id} {diagnostic.Message}")
            .Should().BeEmpty();
        result.Model.Should().NotBeNull();
    }

    [Fact]
    public void Each_document_of_a_gateway_describes_it_and_sells_something()
    {
        var gateways = Repository.Documents.Where(static path => path.StartsWith("gateways/", StringComparison.Ordinal))
            .Select(static path => Bind(path).Model!.Gateway!)
            .ToList();

        gateways.Should().NotBeEmpty().And.OnlyHaveUniqueItems(static gateway => gateway.Id);
        foreach (var product in gateways.SelectMany(static gateway => gateway.Products))
        {
            product.Members.Should().NotBeEmpty(product.Name);
            product.Map.Should().NotBeNull(product.Name);
            var texts = product.Create.Answer.Examples.Concat(product.Query.Answer.Examples).Append(product.Schema);
            texts.Select(static json => JsonNode.Parse(json)).Should().NotContainNulls(product.Name);
        }
    }

    [Fact]
    public void No_two_documents_declare_a_type_of_the_same_name()
    {
        var names = Repository.Documents.SelectMany(static path => Bind(path).Model!.Types.Select(static type => type.Name));

        names.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("gateways/kapon.yaml", "CreateTextToVideo", "KaponTextToVideoRules")]
    [InlineData("gateways/kapon.yaml", "CreateImageToVideo", "KaponImageToVideoRules")]
    [InlineData("gateways/anyapi.yaml", "CreateTextToVideo", "AnyApiTextToVideoRules")]
    [InlineData("gateways/v1.yaml", "CreateTextToVideo", "V1TextToVideoRules")]
    [InlineData("gateways/videos.yaml", "CreateVideo", "VideoCreateRules")]
    public void A_request_is_held_to_the_rules_of_its_gateway(string path, string operation, string rules)
    {
        var body = Bind(path).Model!.Client!.Operations.Single(candidate => candidate.Name == operation).Body!;

        body.RuleSets.Select(static rule => rule.Name).Should().Equal(rules);
    }

    private static BindingResult Bind(string path)
    {
        var documents = Repository.Documents
            .Select(static file => SpecDocument.Parse(new SpecFile("openapi/" + file, Repository.ReadDocument(file)), default))
            .Select(static document => (document, new SpecOptions("KlingGen", null)))
            .ToList();
        var declared = Declarer.Declare(documents, default).Single(declared => declared.Input.Document.Path == "openapi/" + path);
        return DocumentBinder.Bind(declared, default);
    }
}
