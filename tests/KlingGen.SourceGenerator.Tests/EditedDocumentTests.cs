using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>Editing one of the repository's documents and building again is all it takes.</summary>
public sealed class EditedDocumentTests
{
    private const string Probe = """
        using System.Linq;
        using System.Text;
        using KlingGen;
        using KlingGen.Runtime;

        public static class Probe
        {
            public static string Errors(string json) =>
                string.Join("; ", ApiJson.Validate<TextToVideoRequest>(Encoding.UTF8.GetBytes(json)).Errors
                    .Select(error => $"{error.InstanceLocation} {error.Keyword}"));
        }
        """;

    private const string ProbeOfNewMembers = """
        using System.Text;
        using KlingGen;
        using KlingGen.Runtime;

        public static class ProbeOfNewMembers
        {
            public static string Written() =>
                Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(
                    new TextToVideoRequest { ModelName = ModelName.KlingV9Turbo, Prompt = "A cat", LuckyNumber = 7 }));

            public static long? Read(string json) => ApiJson.Parse<TextToVideoRequest>(Encoding.UTF8.GetBytes(json)).LuckyNumber;
        }
        """;

    private static readonly SpecText s_common = RepositoryDocuments.Named("common.yaml");
    private static readonly SpecText s_request = RepositoryDocuments.Named("text2video.yaml");

    private static readonly SpecText s_editedCommon = s_common.Replace(
        "        - kling-video-o1\n",
        "        - kling-video-o1\n        - kling-v9-turbo\n");

    private static readonly SpecText s_editedRequest = s_request.Replace(
        "        negative_prompt:\n",
        "        lucky_number:\n          type: integer\n          maximum: 10\n          description: A number that brings luck.\n"
            + "        negative_prompt:\n");

    [Fact]
    public void Before_the_edit_the_new_members_do_not_exist()
    {
        var run = GeneratorRun.Of(
            Probe + ProbeOfNewMembers.Replace("using", "// using", StringComparison.Ordinal), [.. RepositoryDocuments.All]);

        run.Output.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found => found.Id)
            .Should().NotBeEmpty().And.OnlyContain(static id => id == "CS0117" || id == "CS1061");
    }

    [Fact]
    public void A_new_model_name_and_a_new_field_exist_are_validated_written_and_documented()
    {
        var run = GeneratorRun.Of(Probe, [.. RepositoryDocuments.All]);
        var before = run.Load();
        Call(before, "Probe", "Errors", """{"model_name":"kling-v9-turbo","prompt":"A cat","lucky_number":11}""")
            .Should().Be("/model_name enum");

        run = run.After(s_common, s_editedCommon).After(s_request, s_editedRequest).AfterCode(ProbeOfNewMembers);

        var after = run.Load();
        Call(after, "ProbeOfNewMembers", "Written").Should().Be("""{"model_name":"kling-v9-turbo","prompt":"A cat","lucky_number":7}""");
        Call(after, "ProbeOfNewMembers", "Read", """{"lucky_number":3}""").Should().Be(3L);
        Call(after, "Probe", "Errors", """{"model_name":"kling-v9-turbo","prompt":"A cat","lucky_number":10}""").Should().Be("");
        Call(after, "Probe", "Errors", """{"model_name":"kling-v9-turbo","prompt":"A cat","lucky_number":11}""")
            .Should().Be("/lucky_number maximum");
        var property = run.Output.GetTypeByMetadataName("KlingGen.TextToVideoRequest")!.GetMembers("LuckyNumber")
            .Should().ContainSingle().Which;
        property.GetDocumentationCommentXml().Should().Contain("A number that brings luck.").And.Contain("10");
    }

    [Fact]
    public void An_edit_of_a_request_leaves_the_documents_that_do_not_refer_to_it_alone()
    {
        var first = GeneratorRun.Of([.. RepositoryDocuments.All]);

        var run = first.After(s_request, s_editedRequest);

        var emitted = first.Result.GeneratedSources.Zip(run.Result.GeneratedSources)
            .Where(static pair => !ReferenceEquals(pair.First.SourceText, pair.Second.SourceText))
            .Select(static pair => pair.Second.HintName);
        emitted.Where(static name => !name.StartsWith("text2video", StringComparison.Ordinal))
            .Should().BeEquivalentTo(
                ["anyapi.Gateway.g.cs", "emulator.Gateway.g.cs", "kapon.Gateway.g.cs", "official.Gateway.g.cs"],
                "a gateway's descriptor holds the requests that it sells");
    }

    private static object? Call(Assembly assembly, string type, string method, params object[] arguments) =>
        assembly.GetType(type)!.GetMethod(method)!.Invoke(null, arguments);
}
