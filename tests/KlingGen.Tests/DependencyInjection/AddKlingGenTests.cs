using KlingGen.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KlingGen.Tests.DependencyInjection;

public sealed class AddKlingGenTests
{
    [Fact]
    public async Task An_application_gets_a_client_over_its_own_http_handlers()
    {
        using var gateway = new FakeGateway();
        gateway.Json("""{"code":0,"data":{"task_id":"t1","task_status":"submitted"}}""");
        var services = new ServiceCollection();
        services.AddKlingGen(KlingGateway.Kapon("key"), options => options.AssignExternalTaskIds = false)
            .ConfigurePrimaryHttpMessageHandler(() => gateway);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<IKlingClient>();
        var task = await client.CreateAsync(new TextToVideoRequest { Prompt = "A cat" });

        task.Handle.ToString().Should().Be("kapon/text2video/t1");
        gateway.Calls[0].Body.Should().Be("""{"prompt":"A cat"}""");
        provider.GetRequiredService<IKlingClient>().Should().BeSameAs(client);
    }
}
