using System.Reflection;
using System.Xml.Linq;
using KlingGen.SpecCompiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

public sealed class DiagnosticsPageTests
{
    private const string Property = "KlingGenDiagnosticsPage";
    private const string Address = "file:///packages/klinggen/docs/diagnostics.md";

    private static readonly string s_project = Path.Combine(Repository.Root, "generator", "KlingGen.SourceGenerator");

    private static readonly SpecText s_broken = new(
        "a.yaml", "openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}}}\n");

    private static readonly IReadOnlyList<SpecDescriptor> s_descriptors =
    [
        .. typeof(SpecDescriptors)
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(static field => field.GetValue(null))
            .OfType<SpecDescriptor>()
            .OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static readonly IReadOnlyList<DiagnosticsSection> s_sections = DiagnosticsSection.Read(
        Path.Combine(s_project, "docs", "diagnostics.md"));

    public static TheoryData<string> Explained =>
        [.. s_sections.Where(static section => section.Example.Length > 0).Select(static section => section.Id)];

    [Fact]
    public void The_page_has_a_section_for_each_diagnostic_with_its_severity_cause_and_remedy()
    {
        s_sections.Select(static section => $"{section.Id} {section.Severity}: {section.Title}")
            .Should().Equal(s_descriptors.Select(static descriptor => $"{descriptor.Id} {descriptor.Severity}: {descriptor.Title}"));
        s_sections.Should().OnlyContain(static section => section.Remedy.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Explained))]
    public void An_example_on_the_page_causes_its_diagnostic(string id)
    {
        var example = s_sections.Single(section => section.Id == id).Example;

        var run = GeneratorRun.Of(new SpecText("a.yaml", "openapi: 3.1.0\ninfo: { title: A, version: '1' }\n" + example));

        run.Result.Diagnostics.Should().Contain(diagnostic => diagnostic.Id == id, string.Join('\n', run.Diagnostics));
    }

    [Fact]
    public void Ids_are_KLG_and_four_digits_and_used_once()
    {
        s_descriptors.Should().OnlyHaveUniqueItems(static descriptor => descriptor.Id);
        s_descriptors.Should().AllSatisfy(static descriptor => descriptor.Id.Should().MatchRegex("^KLG[0-9]{4}$"));
    }

    [Theory]
    [InlineData("/packages/klinggen/docs/diagnostics.md", Address + "#klg0103")]
    [InlineData("/my packages/docs/diagnostics.md", "file:///my%20packages/docs/diagnostics.md#klg0103")]
    [InlineData("/packages/cut off at a", "")]
    [InlineData("docs/diagnostics.md", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_diagnostic_leads_to_its_section_of_the_page_that_the_build_names(string? page, string link) =>
        GeneratorRun.Of(s_broken).WithDiagnosticsPage(page).Result.Diagnostics.Should().ContainSingle().Which.Descriptor.HelpLinkUri
            .Should().Be(link);

    [Fact]
    public void Another_page_changes_nothing_but_the_links()
    {
        var first = GeneratorRun.Of(s_broken);

        var run = first.WithDiagnosticsPage("/packages/klinggen/docs/diagnostics.md");

        run.Result.Diagnostics.Should().ContainSingle().Which.Descriptor.HelpLinkUri.Should().StartWith(Address);
        run.Sources.Should().Be(first.Sources);
        foreach (var step in TrackingNames.All.Where(static step => step != TrackingNames.DiagnosticsPage))
        {
            run.Reasons(step)
                .Should().NotContain(IncrementalStepRunReason.Modified, step).And.NotContain(IncrementalStepRunReason.New, step);
        }
    }

    [Fact]
    public void The_build_names_the_page_that_lies_in_the_package()
    {
        var props = XDocument.Load(Path.Combine(s_project, "build", "KlingGen.SourceGenerator.props"));
        var path = props.Descendants(Property).Should().ContainSingle().Which.Value;

        path.Should().Be("$([System.IO.Path]::GetFullPath('$(MSBuildThisFileDirectory)../docs/diagnostics.md'))");
        props.Descendants("CompilerVisibleProperty").Should().Contain(static item => item.Attribute("Include")!.Value == Property);
        XDocument.Load(Path.Combine(s_project, "KlingGen.SourceGenerator.nuspec")).Descendants()
            .Where(static file => file.Name.LocalName == "file")
            .Should().Contain(static file => file.Attribute("src")!.Value == "docs/*" && file.Attribute("target")!.Value == "docs");
    }
}
