using System.Reflection;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Rules;

namespace KlingGen.SpecCompiler.Tests.Rules;

/// <summary>A keyword that says which values are valid has somebody who makes a rule of it.</summary>
public sealed class KeywordTests
{
    /// <summary>Keywords without an entry of their own among the binder's, and what makes them hold.</summary>
    private static readonly Dictionary<SchemaKeyword, string> s_carried = new()
    {
        [SchemaKeywords.Then] = "a part of if",
        [SchemaKeywords.Else] = "a part of if",
        [SchemaKeywords.MinContains] = "a part of contains",
        [SchemaKeywords.MaxContains] = "a part of contains",
        [SchemaKeywords.Reference] = "the schema is merged with the one that it names",
        [SchemaKeywords.AllOf] = "the schema is merged with its parts",
        [SchemaKeywords.Discriminator] = "the union chooses its case by it",
    };

    [Fact]
    public void Each_keyword_that_judges_has_one_who_binds_it()
    {
        var judging = SchemaKeywords.All.Where(static keyword => keyword.Role is KeywordRole.Rule or KeywordRole.Structure);

        new RuleBinder(null!).Keywords.Concat(s_carried.Keys).Should().BeEquivalentTo(judging);
    }

    [Fact]
    public void No_entry_is_forgotten_in_the_lists_of_the_table()
    {
        var entries = Entries().ToList();

        entries.Should().BeSubsetOf(SchemaKeywords.All);
        entries.OfType<LimitKeyword>().Should().BeEquivalentTo(SchemaKeywords.Limits);
    }

    [Fact]
    public void Keywords_are_found_by_their_names()
    {
        SchemaKeywords.All.Should().OnlyHaveUniqueItems(static keyword => keyword.Name);
        SchemaKeywords.All.Should().OnlyContain(static keyword => SchemaKeywords.Find(keyword.Name) == keyword);
    }

    /// <summary>What the fields of the table hold, its lists' entries among them.</summary>
    private static IEnumerable<SchemaKeyword> Entries() => typeof(SchemaKeywords)
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(static field => field.GetValue(null))
        .SelectMany(static value => value is SchemaKeyword entry ? [entry] : value as IEnumerable<SchemaKeyword> ?? [])
        .Distinct();
}
