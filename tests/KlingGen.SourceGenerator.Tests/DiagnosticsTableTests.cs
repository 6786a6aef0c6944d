using System.Reflection;
using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SourceGenerator.Tests;

public sealed class DiagnosticsTableTests
{
    private static readonly IReadOnlyList<SpecDescriptor> s_descriptors =
    [
        .. typeof(SpecDescriptors)
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(static field => field.GetValue(null))
            .OfType<SpecDescriptor>()
            .OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    [Fact]
    public void The_readme_lists_each_diagnostic_with_its_severity_and_cause()
    {
        var listed = File.ReadLines(Path.Combine(Repository.Root, "generator", "README.md"))
            .Where(static line => line.StartsWith("| KLG", StringComparison.Ordinal))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();

        var rows = listed.Select(static cells => $"{cells[1]} {cells[2]} {cells[3]}").ToList();
        var expected = s_descriptors.Select(static descriptor => $"{descriptor.Id} {(descriptor.Severity == SpecSeverity.Error ? "error" : "warning")} {descriptor.Title}").ToList();
        expected.Except(rows).Should().BeEmpty();
        rows.Should().Equal(expected);
        listed.Should().AllSatisfy(static cells => cells[4].Should().NotBeEmpty());
    }

    [Fact]
    public void Ids_are_KLG_and_four_digits_and_used_once()
    {
        s_descriptors.Should().OnlyHaveUniqueItems(static descriptor => descriptor.Id);
        s_descriptors.Should().AllSatisfy(static descriptor => descriptor.Id.Should().MatchRegex("^KLG[0-9]{4}$"));
    }
}
