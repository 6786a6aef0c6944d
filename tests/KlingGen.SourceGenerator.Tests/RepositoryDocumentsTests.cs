namespace KlingGen.SourceGenerator.Tests;

public sealed class RepositoryDocumentsTests
{
    [Fact]
    public void The_repository_s_documents_compile_without_a_finding()
    {
        var run = GeneratorRun.Of([.. RepositoryDocuments.All]);

        run.Result.Exception.Should().BeNull();
        run.Findings.Should().BeEmpty();
        run.Load().GetType("KlingGen.TextToVideoRequest").Should().NotBeNull();
    }

    [Theory]
    [InlineData("KaponApi")]
    [InlineData("AnyApi")]
    [InlineData("V1Api")]
    [InlineData("VideosApi")]
    public void Each_gateway_s_document_becomes_a_client(string name) =>
        GeneratorRun.Of([.. RepositoryDocuments.All]).Load().GetType("KlingGen." + name).Should().NotBeNull();
}
