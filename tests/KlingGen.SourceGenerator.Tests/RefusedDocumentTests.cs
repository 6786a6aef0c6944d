using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>A document from which nothing can be generated, and those that use its types.</summary>
public sealed class RefusedDocumentTests
{
    private static readonly SpecText s_name = Document("Name", "text: {type: string}");

    private static readonly SpecText s_person = Document("Person", "name: {$ref: 'name.yaml#/components/schemas/Name'}");

    private static readonly SpecText s_team = Document("Team", "lead: {$ref: 'person.yaml#/components/schemas/Person'}");

    private static readonly SpecText s_other = Document("Other", "name: {type: string}");

    /// <summary>With two schemas whose member is both of them, and so leads to ever more merged types.</summary>
    private static readonly SpecText s_endless = s_name.With(s_name.Content + "\n" + """
            Left: {allOf: [{type: object, properties: {n: {$ref: '#/components/schemas/Left'}}},
                {type: object, properties: {n: {$ref: '#/components/schemas/Right'}}}]}
            Right: {allOf: [{type: object, properties: {n: {$ref: '#/components/schemas/Right'}}},
                {type: object, properties: {n: {$ref: '#/components/schemas/Left'}}, required: [n]}]}
        """);

    private static readonly SpecText s_unreadable = s_name.With(s_name.Content + "]");

    public static TheoryData<string, string> Refused { get; } = new()
    {
        { s_endless.Content, "KLG0112" },
        { s_unreadable.Content, "KLG0001" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_left_compiles_and_the_cause_is_the_only_error(string content, string id)
    {
        var run = GeneratorRun.Of(s_team, s_person, s_name.With(content), s_other);

        run.Load().GetTypes().Where(static type => type.Namespace == "Api" && type.IsPublic).Select(static type => type.Name)
            .Should().BeEquivalentTo("Other", "OtherJsonResolver");
        run.Result.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error)
            .Should().NotBeEmpty().And.OnlyContain(found => found.Id == id);
        run.Diagnostics.Where(static diagnostic => !diagnostic.Contains("error")).Should().Equal(
            "/project/team.yaml(5,52): warning KLG0215: Nothing is generated from this document, because it refers to 'name.yaml', "
                + "from which nothing could be generated; mend that one.",
            "/project/person.yaml(5,54): warning KLG0215: Nothing is generated from this document, because it refers to 'name.yaml', "
                + "from which nothing could be generated; mend that one.");
    }

    [Fact]
    public void Code_that_uses_none_of_the_types_is_not_disturbed_by_a_document_that_is_refused()
    {
        var run = GeneratorRun.Of("class Mine { public Api.Other? One { get; set; } }", s_team, s_person, s_endless, s_other);

        run.Output.GetDiagnostics().Where(static found => found.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
    }

    [Fact]
    public void A_document_that_is_mended_brings_those_that_refer_to_it_back()
    {
        var first = GeneratorRun.Of(s_team, s_person, s_name, s_other);

        var run = first.After(s_name, s_endless).After(s_endless, s_name);

        run.Diagnostics.Should().BeEmpty();
        run.Sources.Should().Be(first.Sources);
        run.Load().GetType("Api.Team")!.GetProperty("Lead")!.PropertyType.GetProperty("Name")!.PropertyType.FullName
            .Should().Be("Api.Name");
    }

    [Fact]
    public void A_document_that_becomes_unusable_emits_nothing_new()
    {
        var run = GeneratorRun.Of(s_team, s_person, s_name, s_other).After(s_name, s_endless);

        run.Reasons(TrackingNames.Plan).Should().Equal(IncrementalStepRunReason.Modified);
        run.Reasons(TrackingNames.Model).Should().BeEquivalentTo([
            IncrementalStepRunReason.Removed,
            IncrementalStepRunReason.Removed,
            IncrementalStepRunReason.Removed,
            IncrementalStepRunReason.Cached,
        ]);
    }

    [Fact]
    public void A_second_run_and_an_edit_of_C_sharp_do_nothing()
    {
        var first = GeneratorRun.Of(s_team, s_person, s_endless, s_other);

        ShouldBeIdle(first.Again());
        ShouldBeIdle(first.AfterCode("class Mine { public int X; }"));
    }

    [Fact]
    public void An_edit_of_another_document_while_one_is_refused_emits_that_document_alone()
    {
        var run = GeneratorRun.Of(
            s_team,
            s_person,
            s_endless,
            s_other,
            new SpecText("more.yaml", s_other.Content.Replace("Other:", "More:", StringComparison.Ordinal)))
            .After(s_other, s_other.Replace("name:", "title:"));

        run.Reasons(TrackingNames.Plan).Should().Equal(IncrementalStepRunReason.Unchanged);
        run.Reasons(TrackingNames.Model).Should().Equal(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_of_a_refused_document_that_leaves_it_refused_emits_nothing()
    {
        var run = GeneratorRun.Of(s_team, s_person, s_endless, s_other).After(s_endless, s_endless.With("# Why.\n" + s_endless.Content));

        run.Reasons(TrackingNames.Plan).Should().Equal(IncrementalStepRunReason.Unchanged);
        run.Reasons(TrackingNames.Model).Should().Equal(IncrementalStepRunReason.Cached);
    }

    private static void ShouldBeIdle(GeneratorRun run)
    {
        foreach (var step in TrackingNames.All)
        {
            run.Reasons(step).Should().NotBeEmpty(step).And.OnlyContain(
                static reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged, step);
        }

        run.OutputReasons.Should().NotBeEmpty().And.OnlyContain(static reason => reason == IncrementalStepRunReason.Cached);
    }

    private static SpecText Document(string name, string property) => new(name.ToLowerInvariant() + ".yaml", $$$"""
        openapi: 3.1.0
        info: {title: {{{name}}}, version: '1'}
        components:
          schemas:
            {{{name}}}: {type: object, properties: {{{{property}}}}}
        """);
}
