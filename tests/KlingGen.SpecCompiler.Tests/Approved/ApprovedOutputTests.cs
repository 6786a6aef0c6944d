using KlingGen.SpecCompiler.Tests.Emit;

namespace KlingGen.SpecCompiler.Tests.Approved;

/// <summary>What each document becomes, to the letter, so that a change of what is emitted shows in its review.
/// Set <c>KLINGGEN_APPROVE</c> to 1 to approve what is emitted now.</summary>
public sealed class ApprovedOutputTests
{
    private const string Command = "KLINGGEN_APPROVE=1 dotnet test tests/KlingGen.SpecCompiler.Tests --filter ApprovedOutput";

    public static TheoryData<string> Names => [.. ApprovedDocuments.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_emitted_is_what_was_approved_and_compiles(string name)
    {
        var emitted = ApprovedText.Of(ApprovedDocuments.Compile(name));
        var file = ApprovedDocuments.ApprovedFile(name);
        Approve(file, emitted);

        File.Exists(file).Should().BeTrue($"what {name}.yaml becomes is to be approved: {Command}");
        var approved = File.ReadAllText(file);
        var difference = ApprovedText.Difference(approved, emitted);
        Assert.True(
            difference is null,
            $"{Path.GetFileName(file)} differs from what is emitted, first at {difference}\nIf that is wanted: {Command}");
        StrictCompilation.Check(ApprovedText.Files(approved)).Should().BeEmpty();
    }

    [Fact]
    public void Each_approved_text_has_a_document()
    {
        ApprovedDocuments.Approved.Except(ApprovedDocuments.Names).Should().BeEmpty("what is left of a document goes with it");
    }

    [Fact]
    public void There_is_a_document_for_each_feature()
    {
        ApprovedDocuments.Names.Should().HaveCountGreaterThanOrEqualTo(15);
    }

    /// <summary>Only where a person looks at the outcome: a build that approves its own output never fails.</summary>
    private static void Approve(string file, string emitted)
    {
        if (Environment.GetEnvironmentVariable("KLINGGEN_APPROVE") == "1")
        {
            Environment.GetEnvironmentVariable("CI").Should().NotBe("true", "nobody reviews what a continuous build approves");
            File.WriteAllText(file, emitted);
        }
    }
}
