using System.Reflection;
using KlingGen.Runtime.Tasks;

namespace KlingGen.SourceGenerator.Tests;

public sealed class RepositoryDocumentsTests
{
    private static readonly GeneratorRun s_run = GeneratorRun.Of([.. RepositoryDocuments.All]);
    private static readonly Lazy<Assembly> s_assembly = new(static () => s_run.Load());

    [Fact]
    public void The_repository_s_documents_have_no_diagnostics()
    {
        s_run.Result.Exception.Should().BeNull();
        s_run.Diagnostics.Should().BeEmpty();
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

    [Fact]
    public void Each_gateway_s_document_becomes_a_descriptor_and_the_list_is_in_their_order()
    {
        var list = s_assembly.Value.GetType("KlingGen.GatewayDescriptors")!.GetProperty("All")!.GetValue(null);

        var documents = RepositoryDocuments.All.Where(static text => text.Content.Contains("\nx-gateway:", StringComparison.Ordinal));
        ((IReadOnlyList<GatewayDescriptor>)list!).Select(static gateway => gateway.Document)
            .Should().Equal(documents.Select(static text => Path.GetFileName(text.RelativePath)));
    }
}
