namespace KlingGen.ContractTests.Cli;

public sealed class GenerateTests : ToolTests
{
    private const string Spec = """
        openapi: 3.1.0
        info: { title: Pets, version: 1.0.0 }
        components:
          schemas:
            Pet:
              type: object
              properties:
                name: { type: string }
                owner: { $ref: 'people.yaml#/components/schemas/Person' }
        """;

    private const string Referred = """
        openapi: 3.1.0
        info: { title: People, version: 1.0.0 }
        components:
          schemas:
            Person:
              type: object
              properties:
                name: { type: string }
        """;

    [Fact]
    public async Task The_code_of_a_document_and_of_those_it_refers_to_is_written()
    {
        Folder.Write("people.yaml", Referred);

        var result = await ToolAsync("generate", Folder.Write("pets.yaml", Spec), "--output", "out/code", "--namespace", "Shop");

        result.ExitCode.Should().Be(0, result.Error);
        var code = string.Concat(Directory.GetFiles(Folder.File("out/code")).Select(File.ReadAllText));
        code.Should().Contain("namespace Shop").And.Contain("record Pet").And.Contain("record Person");
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(path => File.Exists(Folder.File(path)));
    }

    [Fact]
    public async Task A_reference_to_nothing_is_an_error_at_its_line_and_nothing_is_written()
    {
        var result = await ToolAsync("generate", Folder.Write("pets.yaml", Spec), "--output", "out");

        result.ShouldFail(1, "nothing was written");
        result.Error.Should().MatchRegex(@"pets\.yaml\(9,\d+\): error KLG\d{4}: ");
        Directory.Exists(Folder.File("out")).Should().BeFalse();
    }

    [Fact]
    public async Task A_broken_document_is_an_error_at_its_line()
    {
        var result = await ToolAsync("generate", Folder.Write("pets.yaml", "openapi: 3.1.0\ninfo: [\n"), "--output", "out");

        result.ShouldFail(1, "nothing was written");
        result.Error.Should().MatchRegex(@"pets\.yaml\(\d+,\d+\): error KLG\d{4}: ");
    }

    [Fact]
    public async Task A_document_that_makes_no_code_says_so()
    {
        var result = await ToolAsync("generate", Folder.Write("pets.yaml", "openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\npaths: {}\n"), "--output", "out");

        result.ExitCode.Should().Be(0);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain("neither operations nor schemas");
    }
}
