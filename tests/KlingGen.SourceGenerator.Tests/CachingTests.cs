using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

public sealed class CachingTests
{
    private static readonly SpecText s_common = new("kling/common.yaml", """
        openapi: 3.1.0
        info: {title: Common, version: '1'}
        components:
          schemas:
            Shot:
              type: object
              properties:
                prompt: {type: string, maxLength: 512}
        """);

    private static readonly SpecText s_request = new("kling/request.yaml", """
        openapi: 3.1.0
        info: {title: Request, version: '1'}
        components:
          schemas:
            Request:
              type: object
              properties:
                shots:
                  type: array
                  items: {$ref: 'common.yaml#/components/schemas/Shot'}
        """);

    private static readonly SpecText s_other = new("other.yaml", """
        openapi: 3.1.0
        info: {title: Other, version: '1'}
        components:
          schemas:
            Other:
              type: object
              properties:
                name: {type: string}
        """);

    private static readonly SpecText s_gateway = new("gateways/shop.yaml", ShopDocument.Text("#/components/schemas/Task", """
            Order: {type: object, properties: {seconds: {type: integer}, shot: {$ref: '../kling/common.yaml#/components/schemas/Shot'}}}
            OrderRules: {x-constrains: '#/components/schemas/Order', properties: {seconds: {maximum: 10}}}
            Task:
              type: object
              x-task: {id: /id, status: /state, statuses: {done: succeeded}}
              properties: {id: {type: string}, state: {type: string}}
        """));

    [Fact]
    public void Every_step_has_a_name_and_runs()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other, s_gateway);

        run.Result.Exception.Should().BeNull();
        foreach (var step in TrackingNames.All)
        {
            run.Reasons(step).Should().NotBeEmpty(step).And.AllBeEquivalentTo(IncrementalStepRunReason.New, step);
        }
    }

    [Fact]
    public void A_second_run_does_nothing()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other, s_gateway).Again();

        ShouldBeIdle(run);
    }

    [Fact]
    public void An_edit_of_C_sharp_does_nothing()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other, s_gateway).AfterCode("class Mine { public int X; }");

        ShouldBeIdle(run);
    }

    [Fact]
    public void An_additional_file_of_another_kind_does_nothing()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other).With(new OtherText());

        run.Reasons(TrackingNames.Parse).Should().AllSatisfy(ShouldBeCachedOrUnchanged);
        run.OutputReasons.Should().AllSatisfy(ShouldBeCachedOrUnchanged);
    }

    [Fact]
    public void A_touched_document_is_not_parsed_again()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other).After(s_common, s_common.With(s_common.Content));

        run.Reasons(TrackingNames.Parse).Should().AllSatisfy(ShouldBeCachedOrUnchanged);
        run.OutputReasons.Should().AllSatisfy(ShouldBeCachedOrUnchanged);
    }

    [Theory]
    [InlineData("# A comment.\n")]
    [InlineData("\n\n")]
    public void A_comment_or_a_blank_line_emits_nothing(string inserted)
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other).After(s_common, s_common.With(inserted + s_common.Content));

        run.Reasons(TrackingNames.Parse).Count(static reason => reason == IncrementalStepRunReason.Modified).Should().Be(1);
        run.Reasons(TrackingNames.Model).Should().AllSatisfy(ShouldBeCachedOrUnchanged);
        run.OutputReasons.Should().AllSatisfy(ShouldBeCachedOrUnchanged);
    }

    [Fact]
    public void An_edit_reaches_the_document_and_those_that_refer_to_it_and_no_other()
    {
        var first = GeneratorRun.Of(s_common, s_request, s_other);

        var run = first.After(s_common, s_common.Replace("maxLength: 512", "maxLength: 513"));

        run.Reasons(TrackingNames.Parse)
            .Should().Equal(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached);
        run.Reasons(TrackingNames.Declare)
            .Should().Equal(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged);
        run.Reasons(TrackingNames.Bind).ElementAt(2).Should().Be(IncrementalStepRunReason.Cached);
        run.Reasons(TrackingNames.Model)
            .Should().Equal(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_of_a_document_that_nobody_refers_to_binds_that_one_alone()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other).After(s_other, s_other.Replace("name:", "title:"));

        run.Reasons(TrackingNames.Declare)
            .Should().Equal(IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified);
        run.Reasons(TrackingNames.Bind)
            .Should().Equal(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_a_gateways_rule_emits_that_document_alone()
    {
        var first = GeneratorRun.Of(s_common, s_request, s_other, s_gateway);

        var run = first.After(s_gateway, s_gateway.Replace("maximum: 10", "maximum: 11"));

        run.Reasons(TrackingNames.Model).Count(IsNew).Should().Be(1);
        run.Reasons(TrackingNames.Gateway).Count(IsNew).Should().Be(1);
        run.Reasons(TrackingNames.GatewayLists).Should().AllSatisfy(ShouldBeCachedOrUnchanged);
        Changed(first, run).Should().BeEquivalentTo("shop.Rules.g.cs", "shop.Gateway.g.cs");
    }

    [Fact]
    public void A_comment_in_a_gateways_document_emits_nothing()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other, s_gateway)
            .After(s_gateway, s_gateway.Replace("x-gateway:", "# A comment.\nx-gateway:"));

        run.Reasons(TrackingNames.Gateway).Should().AllSatisfy(ShouldBeCachedOrUnchanged);
        run.OutputReasons.Should().AllSatisfy(ShouldBeCachedOrUnchanged);
    }

    [Fact]
    public void An_edit_of_what_a_request_holds_emits_the_gateway_that_sells_it_and_not_its_client()
    {
        var first = GeneratorRun.Of(s_common, s_request, s_other, s_gateway);

        var run = first.After(s_common, s_common.Replace("maxLength: 512", "maxLength: 513"));

        Changed(first, run).Should().BeEquivalentTo("common.Objects.g.cs", "common.Schemas.g.cs", "shop.Gateway.g.cs");
    }

    [Fact]
    public void The_list_of_gateways_follows_their_names()
    {
        var first = GeneratorRun.Of(s_common, s_request, s_other, s_gateway);

        var run = first.After(s_gateway, s_gateway.Replace("name: shop", "name: market"));

        run.Reasons(TrackingNames.GatewayLists).Should().Equal(IncrementalStepRunReason.Modified);
        Changed(first, run).Should().BeEquivalentTo("shop.Gateway.g.cs", "GatewayDescriptors.g.cs");
        run.Load().GetType("Api.GatewayDescriptors").Should().NotBeNull();
    }

    [Fact]
    public void A_diagnostic_alone_emits_no_source()
    {
        var first = GeneratorRun.Of(s_common, s_request, s_other);

        var run = first.After(s_common, s_common.With(s_common.Content + "\nx-tagged: !custom 1\n"));

        run.Diagnostics.Should().ContainSingle().Which.Should().StartWith("/project/kling/common.yaml(9,11): warning KLG0012: ");
        run.Reasons(TrackingNames.Model).Should().AllSatisfy(ShouldBeCachedOrUnchanged);
        run.Sources.Should().Be(first.Sources);
    }

    [Fact]
    public void No_step_holds_a_compilation_a_symbol_or_a_syntax_tree()
    {
        var run = GeneratorRun.Of(s_common, s_request, s_other, s_gateway);

        foreach (var step in TrackingNames.All)
        {
            foreach (var (value, _) in run.Result.TrackedSteps[step]
                .SelectMany(static result => result.Outputs)
                .Where(static output => output.Value is not null))
            {
                ObjectGraph.TypesIn(value).Should().NotContain(
                    static type => typeof(Compilation).IsAssignableFrom(type)
                        || typeof(ISymbol).IsAssignableFrom(type)
                        || typeof(SyntaxNode).IsAssignableFrom(type)
                        || typeof(SyntaxTree).IsAssignableFrom(type)
                        || typeof(AdditionalText).IsAssignableFrom(type),
                    step);
            }
        }
    }

    private static bool IsNew(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;

    private static IEnumerable<string> Changed(GeneratorRun first, GeneratorRun run)
    {
        var before = first.Result.GeneratedSources
            .ToDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);
        return run.Result.GeneratedSources
            .Where(source => !before.TryGetValue(source.HintName, out var text) || text != source.SourceText.ToString())
            .Select(static source => source.HintName);
    }

    private static void ShouldBeIdle(GeneratorRun run)
    {
        foreach (var step in TrackingNames.All)
        {
            run.Reasons(step).Should().NotBeEmpty(step).And.AllSatisfy(ShouldBeCachedOrUnchanged, step);
        }

        run.OutputReasons.Should().NotBeEmpty().And.AllBeEquivalentTo(IncrementalStepRunReason.Cached);
    }

    private static void ShouldBeCachedOrUnchanged(IncrementalStepRunReason reason) =>
        reason.Should().BeOneOf(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
}
