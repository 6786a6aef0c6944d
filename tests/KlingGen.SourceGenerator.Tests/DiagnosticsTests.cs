using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KlingGen.SourceGenerator.Tests;

public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("openapi: 3.1.0\ninfo: [\n", "/project/a.yaml(2,7): error KLG0001: ")]
    [InlineData("", "/project/a.yaml(1,1): error KLG0002: ")]
    [InlineData("openapi: 3.1.0\ninfo:\n  title: A\n  title: B\n", "/project/a.yaml(4,3): error KLG0003: ")]
    [InlineData("openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      $ref: '#/components/schemas/B'\n",
        "/project/a.yaml(5,13): error KLG0103: ")]
    [InlineData("openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      $ref: 'b.yaml'\n", "/project/a.yaml(5,13): error KLG0104: ")]
    [InlineData("openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      properties:\n        b: {maxLength: many}\n",
        "/project/a.yaml(6,24): warning KLG0212: ")]
    public void A_diagnostic_stands_at_its_file_line_and_column(string text, string start)
    {
        var run = GeneratorRun.Of(new SpecText("a.yaml", text));

        run.Result.Exception.Should().BeNull();
        run.Diagnostics.Should().ContainSingle().Which.Should().StartWith(start);
    }

    [Theory]
    [InlineData("openapi: 3.1.0\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n", 3, 14, 38)]
    [InlineData("openapi: 3.1.0\ninfo: {}\ninfo: {}\n", 2, 0, 4)]
    [InlineData("", 0, 0, 0)]
    public void A_diagnostic_ends_where_what_it_is_about_ends(string text, int line, int start, int end)
    {
        var span = GeneratorRun.Of(new SpecText("a.yaml", text)).Result.Diagnostics
            .Should().ContainSingle().Which.Location.GetLineSpan().Span;

        span.Should().Be(new LinePositionSpan(new LinePosition(line, start), new LinePosition(line, end)));
    }

    [Fact]
    public void A_diagnostic_names_the_file_as_the_compiler_knows_it()
    {
        var run = GeneratorRun.Of(new SpecText("../elsewhere/./a.yaml", ""));

        run.Result.Diagnostics.Should().ContainSingle().Which.Location.GetLineSpan().Path.Should().Be("/project/../elsewhere/./a.yaml");
    }

    [Fact]
    public void A_diagnostic_in_a_document_that_others_refer_to_is_reported_once()
    {
        var shared = new SpecText(
            "shared.yaml",
            "openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      type: object\n      properties:\n        x: {$ref: '#/nowhere'}\n");
        var first = new SpecText(
            "first.yaml",
            "openapi: 3.1.0\ncomponents:\n  schemas:\n    B:\n      type: object\n      properties:\n"
                + "        a: {$ref: 'shared.yaml#/components/schemas/A'}\n");
        var second = new SpecText("second.yaml", first.Content.Replace("B:", "C:", StringComparison.Ordinal));

        var run = GeneratorRun.Of(first, second, shared);

        run.Diagnostics.Should().ContainSingle().Which.Should().StartWith("/project/shared.yaml(7,19): error KLG0103: ");
    }

    [Fact]
    public void A_document_that_is_listed_twice_is_emitted_once_with_a_warning()
    {
        const string Text = "openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      properties: {x: {type: string}}\n";

        var run = GeneratorRun.Of(new SpecText("a.yaml", Text), new SpecText("./a.yaml", Text, client: "Other"));

        run.Result.Exception.Should().BeNull();
        run.Diagnostics.Should().ContainSingle().Which.Should().StartWith("/project/./a.yaml(1,1): warning KLG0015: ");
        run.HintNames.Should().OnlyHaveUniqueItems().And.NotBeEmpty();
    }

    [Fact]
    public void A_document_of_which_the_build_took_out_further_items_has_the_same_warning()
    {
        var run = GeneratorRun.Of(
            new SpecText("a.yaml", "openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      properties: {x: {type: string}}\n")
            {
                IsRepeated = true,
            });

        run.Diagnostics.Should().ContainSingle().Which.Should().StartWith("/project/a.yaml(1,1): warning KLG0015: ");
        run.HintNames.Should().OnlyHaveUniqueItems().And.NotBeEmpty();
    }

    [Fact]
    public void Types_of_one_name_from_two_documents_of_a_namespace_are_told_at_both()
    {
        const string text = "openapi: 3.1.0\ncomponents:\n  schemas:\n    A: {properties: {x: {type: string}}}\n";
        var other = new SpecText("b.yaml", text.Replace("string", "integer", StringComparison.Ordinal));

        var run = GeneratorRun.Of(new SpecText("a.yaml", text), other, new SpecText("c.yaml", other.Content, ns: "Other"));

        run.Diagnostics.Should().SatisfyRespectively(
            static found => found.Should()
                .StartWith("/project/b.yaml(4,8): error KLG0016: 'A' of the namespace 'Api' comes from 'a.yaml' as well, "),
            static found => found.Should()
                .StartWith("/project/a.yaml(4,8): error KLG0016: 'A' of the namespace 'Api' comes from 'b.yaml' as well, "));
    }

    [Fact]
    public void Webhooks_of_one_name_in_two_documents_are_told()
    {
        const string text =
            "openapi: 3.1.0\ninfo: {title: A, version: '1'}\nwebhooks: {added: {post: {responses: {'204': {description: d}}}}}\n";

        var run = GeneratorRun.Of(new SpecText("a.yaml", text), new SpecText("b.yaml", text));

        run.Diagnostics.Should().SatisfyRespectively(
            static found => found.Should().StartWith("/project/b.yaml(3,26): error KLG0016: 'AddedWebhook' "),
            static found => found.Should().StartWith("/project/a.yaml(3,26): error KLG0016: 'AddedWebhook' "));
    }

    [Fact]
    public void A_diagnostic_moves_with_its_line_and_goes_when_it_is_mended()
    {
        var broken = new SpecText("a.yaml", "openapi: 3.1.0\ninfo: {title: A, title: B}\n");
        var moved = broken.With("# why\n" + broken.Content);

        var run = GeneratorRun.Of(broken).After(broken, moved);
        run.Diagnostics.Should().ContainSingle().Which.Should().StartWith("/project/a.yaml(3,18): error KLG0003: ");

        run.After(moved, broken.With("openapi: 3.1.0\ninfo: {title: A}\n")).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void Hostile_documents_end_in_diagnostics_and_not_in_a_crash()
    {
        string[] texts =
        [
            new('[', 20_000), "a: &a [*a]", "\0", "a: {x", "- ? : -", "\"", "%YAML 9.9\n---\n", "{\"openapi\":3.1}", "openapi: []",
            "paths: 1", "[]", "x",
        ];

        foreach (var text in texts)
        {
            var run = GeneratorRun.Of(new SpecText("a.yaml", text));
            run.Result.Exception.Should().BeNull(text);
        }
    }

    [Fact]
    public void Severities_are_those_of_the_table() =>
        GeneratorRun.Of(new SpecText("a.yaml", "")).Result.Diagnostics[0].Severity.Should().Be(DiagnosticSeverity.Error);
}
