using System.Reflection;

namespace KlingGen.SourceGenerator.Tests;

public sealed class RepositoryDocumentsTests
{
    private static readonly GeneratorRun s_run = GeneratorRun.Of([.. RepositoryDocuments.All]);
    private static readonly Lazy<Assembly> s_assembly = new(static () => s_run.Load());

    [Fact]
    public void The_repository_s_documents_have_no_finding()
    {
        s_run.Result.Exception.Should().BeNull();
        s_run.Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("TextToVideoRequest")]
    [InlineData("KaponApi")]
    [InlineData("AnyApi")]
    [InlineData("V1Api")]
    [InlineData("VideosApi")]
    [InlineData("OfficialApi")]
    public void They_become_types_and_a_client_for_each_gateway(string name) =>
        s_assembly.Value.GetType("KlingGen." + name).Should().NotBeNull();
}
