using System.Net;
using KlingGen.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>A client as an application has it: by its interface, from its services, with options for one call.</summary>
public sealed class ClientServicesTests
{
    private const string Pets = """
        /pets/{id}:
          get:
            operationId: getPet
            tags: [animals]
            security: [{ key: [] }]
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
              - { name: requestOptions, in: query, schema: { type: string } }
            responses: { '200': { description: The pet., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
          delete: { operationId: deletePet, deprecated: true, responses: { '204': { description: Gone. } } }
        """;

    private const string Schemas = "Pet: { type: object, properties: { name: { type: string } } }";

    [Fact]
    public async Task A_test_can_put_its_own_client_in_its_place()
    {
        var client = new EmittedClient(
            Pets,
            """
            IApiClient fake = new Fake();
            var pet = await fake.GetPetAsync("a", cancellationToken: default);
            return client is IApiClient && pet.HasValue ? $"{pet.Value.Name} {(int)pet.StatusCode}" : null;
            }

            private sealed class Fake : IApiClient
            {
                public Task<ApiResponse<Pet>> GetPetAsync(
                    string id, string? requestOptions2 = null, ApiRequestOptions? requestOptions = null,
                    CancellationToken cancellationToken = default) =>
                    Task.FromResult(ApiResponse.Create(new Pet { Name = id }));

            #pragma warning disable CS0618
                public Task<ApiResponse> DeletePetAsync(
                    string id, ApiRequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
                    Task.FromResult(ApiResponse.Create());
            """,
            Schemas);

        (await client.UseAsync(HttpStatusCode.OK)).Should().Be("a 200");
    }

    [Fact]
    public async Task One_call_can_have_headers_of_its_own()
    {
        var client = new EmittedClient(
            Pets,
            """
            var headers = new Dictionary<string, string> { ["X-Trace"] = "7" };
            return (await client.GetPetAsync("a", requestOptions: new() { Headers = headers, IdempotencyKey = "k" })).Value.Name;
            """,
            Schemas);

        (await client.UseAsync(HttpStatusCode.OK, """{"name":"Tom"}""")).Should().Be("Tom");
        client.Request.Headers.GetValues("X-Trace").Should().Equal("7");
        client.Request.Headers.GetValues("Idempotency-Key").Should().Equal("k");
    }

    [Fact]
    public async Task Services_have_the_client_with_options_and_credentials_of_configuration()
    {
        var sent = new List<string>();
        var logged = new List<string>();
        var services = Services(sent, logged);
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Shop:BaseAddress"] = "https://other.example/v1",
            ["Shop:Credentials:key"] = "secret",
            ["Shop:Timeout"] = "00:00:30",
        }).Build().GetSection("Shop");

        var name = await UseAsync(services, section, options => options.MaxRedirects = 2, provider =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<ApiClientOptions>>().Get("ApiClient");
            options.Timeout.Should().Be(TimeSpan.FromSeconds(30));
            options.MaxRedirects.Should().Be(2);
        });

        name.Should().Be("Tom");
        sent.Should().Equal("GET https://other.example/v1/pets/a Bearer secret");
        logged.Should().Contain(static line => line.StartsWith("getPet answered 200 after ", StringComparison.Ordinal))
            .And.NotContain(static line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Shop:BaseAdress", "https://x.example", "There is no setting Shop:BaseAdress. Known are BaseAddress, *")]
    [InlineData("Shop:Timeout", "soon", "The setting Shop:Timeout is wrong: FormatException.")]
    [InlineData("Shop:BaseAddress", "nowhere", "The setting Shop:BaseAddress is wrong: UriFormatException.")]
    public async Task A_setting_that_nobody_understands_is_an_error(string key, string value, string message)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().GetSection("Shop");

        await FluentActions.Awaiting(() => UseAsync(Services([], []), section, configure: null, static _ => { }))
            .Should().ThrowAsync<InvalidOperationException>().WithMessage(message);
    }

    [Fact]
    public void A_second_one_is_refused()
    {
        var services = new ServiceCollection();
        Add(services, section: null, configure: null);

        var second = () => Add(services, section: null, configure: null);

        second.Should().Throw<InvalidOperationException>().WithMessage("There is a IApiClient already.");
    }

    [Fact]
    public async Task Its_connections_follow_no_redirect()
    {
        await using var server = await LocalServer.StartAsync(static context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        var services = new ServiceCollection();
        Add(services, section: null, options => options.BaseAddress = new Uri(server.Address));
        await using var provider = services.BuildServiceProvider();
        dynamic client = provider.GetRequiredService(s_types.Value.Type("IApiClient"));

        var call = async () => { await client.DeletePetAsync("a", null, default(CancellationToken)); };

        (await call.Should().ThrowAsync<ApiException>()).Which.StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect);
    }

    private static readonly Lazy<EmittedTypes> s_types = new(static () => EmittedTypes.FromModel(Documents.Spec.Bind($$"""
        openapi: 3.1.0
        info: { title: T, version: '1' }
        servers: [{ url: 'https://host.example' }]
        paths:
          {{Pets.Replace("\n", "\n  ", StringComparison.Ordinal)}}
        components:
          securitySchemes: { key: { type: http, scheme: bearer } }
          schemas:
            {{Schemas}}
        """).Model!));

    private static IHttpClientBuilder Add(IServiceCollection services, IConfiguration? section, Action<ApiClientOptions>? configure)
    {
        var type = s_types.Value.Type("ApiClientServices");
        try
        {
            return (IHttpClientBuilder)(section is null
                ? type.GetMethod("AddApiClient", [typeof(IServiceCollection), typeof(Action<ApiClientOptions>)])!
                    .Invoke(null, [services, configure])!
                : type.GetMethod("AddApiClient", [typeof(IServiceCollection), typeof(IConfiguration), typeof(Action<ApiClientOptions>)])!
                    .Invoke(null, [services, section, configure])!);
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private static async Task<string> UseAsync(
        ServiceCollection services, IConfiguration section, Action<ApiClientOptions>? configure, Action<IServiceProvider> check)
    {
        Add(services, section, configure).ConfigurePrimaryHttpMessageHandler(
            static provider => provider.GetRequiredService<HttpMessageHandler>());
        await using var provider = services.BuildServiceProvider();
        dynamic client = provider.GetRequiredService(s_types.Value.Type("IApiClient"));
        check(provider);
        var response = await client.GetPetAsync("a", null, null, default(CancellationToken));
        return response.Value.Name;
    }

    private static ServiceCollection Services(List<string> sent, List<string> logged)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(new LineLog(logged));
        services.AddSingleton<HttpMessageHandler>(new ScriptedHandler(request =>
        {
            sent.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            return new HttpResponseMessage { Content = new StringContent("""{"name":"Tom"}""") };
        }));
        return services;
    }

    private sealed class LineLog(List<string> lines) : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
