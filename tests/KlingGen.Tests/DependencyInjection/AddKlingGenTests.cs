using KlingGen.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

        task.Handle.ToString().Should().Match("kapon~*/text2video/t1");
        gateway.Calls[0].Body.Should().Be("""{"prompt":"A cat"}""");
        provider.GetRequiredService<IKlingClient>().Should().BeSameAs(client);
    }

    [Fact]
    public async Task Each_named_client_has_a_gateway_options_and_handlers_of_its_own()
    {
        using var first = new FakeGateway();
        using var second = new FakeGateway();
        first.Json("""{"code":0,"data":{"task_id":"a","task_status":"submitted"}}""");
        second.Json("""{"code":0,"data":{"task_id":"b","task_status":"submitted"}}""");
        var services = new ServiceCollection();
        services.AddKlingGen("cheap", KlingGateway.Kapon("one")).ConfigurePrimaryHttpMessageHandler(() => first);
        services.AddKlingGen("fast", KlingGateway.AnyApi("two"), options => options.MaxRetries = 7).ConfigurePrimaryHttpMessageHandler(() => second);
        await using var provider = services.BuildServiceProvider();

        var cheap = await provider.GetRequiredKeyedService<IKlingClient>("cheap").CreateAsync(new TextToVideoRequest { Prompt = "A cat" });
        var fast = await provider.GetRequiredKeyedService<IKlingClient>("fast")
            .CreateAsync(new TextToVideoRequest { ModelName = "kling-v3", Mode = Mode.Std, Duration = "5", Prompt = "A cat" });

        (cheap.Id, fast.Id).Should().Be(("a", "b"));
        first.Calls[0].Authorization.Should().Be("Bearer one");
        second.Calls[0].Authorization.Should().Be("Bearer two");
        var options = provider.GetRequiredService<IOptionsMonitor<KlingClientOptions>>();
        (options.Get("cheap").MaxRetries, options.Get("fast").MaxRetries).Should().Be((4, 7));
    }

    [Fact]
    public void A_second_client_without_a_name_is_an_error_that_says_what_to_write()
    {
        var services = new ServiceCollection();
        services.AddKlingGen(KlingGateway.Kapon("one"));

        FluentActions.Invoking(() => services.AddKlingGen(KlingGateway.AnyApi("two")))
            .Should().Throw<InvalidOperationException>().WithMessage("*AddKlingGen(\"name\"*FromKeyedServices*");
        services.AddKlingGen("named", KlingGateway.AnyApi("two"));
        FluentActions.Invoking(() => services.AddKlingGen("named", KlingGateway.AnyApi("two"))).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_client_is_made_of_configuration()
    {
        using var provider = Configured(new()
        {
            ["Kling:kapon:ApiKey"] = "key",
            ["Kling:kapon:BaseUrl"] = "https://reseller.example/kling",
            ["Kling:kapon:MaxRetries"] = "2",
            ["Kling:kapon:waitTimeout"] = "00:15:00",
        });

        var client = provider.GetRequiredKeyedService<IKlingClient>("kapon");

        client.Gateway.BaseAddress.Should().Be(new Uri("https://reseller.example/kling"));
        var options = provider.GetRequiredService<IOptionsMonitor<KlingClientOptions>>().Get("kapon");
        (options.MaxRetries, options.WaitTimeout).Should().Be((2, TimeSpan.FromMinutes(15)));
    }

    [Theory]
    [InlineData("apikee", "key", "*There is no setting Kling:kapon:apikee*ApiKey*")]
    [InlineData("ApiKey", "", "*needs an API key*")]
    [InlineData("MaxRetries", "-1", "*Kling:kapon:MaxRetries*-1*at least 0*")]
    [InlineData("WaitTimeout", "soon", "*Kling:kapon:WaitTimeout*soon*")]
    [InlineData("BaseUrl", "ftp://x", "*ftp://x*no http or https address*")]
    public void Configuration_that_is_wrong_is_found_when_the_application_starts(string setting, string value, string message)
    {
        using var provider = Configured(new() { ["Kling:kapon:ApiKey"] = "key", [$"Kling:kapon:{setting}"] = value });

        FluentActions.Invoking(() => provider.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<Exception>().WithMessage(message);
    }

    private static ServiceProvider Configured(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddKlingGen("kapon", configuration.GetSection("Kling:kapon"));
        return services.BuildServiceProvider();
    }
}
