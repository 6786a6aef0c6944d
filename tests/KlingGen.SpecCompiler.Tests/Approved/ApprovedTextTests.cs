namespace KlingGen.SpecCompiler.Tests.Approved;

public sealed class ApprovedTextTests
{
    [Fact]
    public void Line_endings_make_no_difference()
    {
        ApprovedText.Difference("a\r\nb\r\n", "a\nb\n").Should().BeNull();
    }

    [Fact]
    public void A_difference_shows_the_first_lines_that_differ_and_the_file_that_they_stand_in()
    {
        ApprovedText.Difference("// file: a.g.cs\n1\n2\n3\n", "// file: a.g.cs\n1\n0\n3\n")
            .Should().Be("line 3, in a.g.cs:\n- 2\n- 3\n- \n+ 0\n+ 3\n+ ");
    }

    [Theory]
    [InlineData("a\n", "a\nb\n")]
    [InlineData("a\nb\n", "a\n")]
    [InlineData("a\n", "a")]
    public void Lines_that_only_one_of_the_texts_has_are_a_difference(string approved, string emitted)
    {
        ApprovedText.Difference(approved, emitted).Should().StartWith("line 2");
    }

    [Fact]
    public void A_text_begins_with_what_was_found_and_gives_the_files_again()
    {
        const string document = """
            openapi: 3.1.0
            info: { title: T, version: '1' }
            components:
              schemas:
                A: { type: object, lenght: 1, properties: { b: { type: string } } }
            """;
        var compiled = SpecCompilation.Compile("t.yaml", static _ => document, new SpecOptions("Examples", null), default);

        var text = ApprovedText.Of(compiled);

        text.Split('\n')[0].Should().StartWith("// t.yaml(5,24): warning KLG0202: ");
        ApprovedText.Files(text).Select(static file => (file.HintName, file.Text.TrimEnd()))
            .Should().Equal(compiled.Files.Select(static file => (file.HintName, file.Text.TrimEnd())));
    }
}
