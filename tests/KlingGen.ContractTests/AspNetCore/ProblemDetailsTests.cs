using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KlingGen.AspNetCore;
using KlingGen.ContractTests.Client;
using KlingGen.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KlingGen.ContractTests.AspNetCore;

/// <summary>An endpoint that takes a generated type as its body, as an application has it.</summary>
public sealed class ProblemDetailsTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _caller = new();
    private EmulatedClient _gateway = null!;
    private WebApplication _application = null!;

    public async Task InitializeAsync()
    {
        _gateway = await EmulatedClient.StartAsync("kapon");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        _application = builder.Build();
        _application.Urls.Add("http://127.0.0.1:0");
        _application.UseKlingGenProblemDetails();
        _application.MapPost("/generate", (TextToVideoRequest request) => _gateway.Client.CreateAsync(request));
        _application.MapPost("/videos", async (TextToVideoRequest request) => await _gateway.Client.GenerateAsync(request, _gateway.Target));
        _application.MapGet("/models/{model}", (ModelName model) => model.IsKnown);
        _application.MapGet("/broken", new Func<IResult>(static () => throw new InvalidOperationException("mine")));
        await _application.StartAsync();
        _caller.BaseAddress = new Uri(_application.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task All_members_of_a_body_reach_the_gateway()
    {
        const string Body = """{"model_name":"kling-v2-6","sound":"on","mode":"pro","duration":"10","prompt":"A","callback_url":"http://127.0.0.1:9/x"}""";

        var answer = await PostAsync("/generate", Body);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var sent = JsonDocument.Parse(_gateway.Emulator.Requests.Single(static request => request.Method == "POST").Body!).RootElement;
        foreach (var member in JsonDocument.Parse(Body).RootElement.EnumerateObject())
        {
            sent.GetProperty(member.Name).GetString().Should().Be(member.Value.GetString());
        }
    }

    [Fact]
    public async Task A_task_is_answered_in_words_and_without_links()
    {
        var text = await (await PostAsync("/videos", """{"prompt":"A cat"}""")).Content.ReadAsStringAsync();

        var task = JsonDocument.Parse(text).RootElement;
        task.GetProperty("product").GetString().Should().Be("text2video");
        task.GetProperty("status").GetString().Should().Be("succeeded");
        text.Should().NotContain("http");
    }

    [Fact]
    public async Task A_broken_rule_is_a_bad_request_with_its_place()
    {
        var answer = await PostAsync("/generate", $$"""{"prompt":"{{new string('a', 2501)}}","mode":"best"}""");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        errors.EnumerateObject().Select(static error => error.Name).Should().BeEquivalentTo("/prompt", "/mode");
        errors.GetProperty("/prompt")[0].GetString().Should().Contain("2500");
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_a_bad_request() =>
        (await PostAsync("/generate", """{"prompt":5}""")).StatusCode.Should().Be(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_refusal_tells_what_became_of_the_task()
    {
        _gateway.Emulator.Faults.Enqueue(Fault.Code(1301).On(FaultTarget.Create));

        var answer = await PostAsync("/generate", """{"prompt":"A cat"}""");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("outcome").GetString().Should().Be("notMade");
        problem.GetProperty("kind").GetString().Should().Be("contentPolicy");
    }

    [Fact]
    public async Task A_task_that_fails_is_told_with_its_handle()
    {
        var answer = await PostAsync("/videos", """{"prompt":"A cat [fail:too sweet]"}""");

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("outcome").GetString().Should().Be("made");
        TaskHandle.Parse(problem.GetProperty("handle").GetString()!).Gateway.Should().Be("kapon");
        problem.GetProperty("detail").GetString().Should().Contain("too sweet");
    }

    [Fact]
    public async Task An_enum_is_a_parameter_of_a_path() =>
        (await _caller.GetStringAsync(new Uri("/models/kling-v3", UriKind.Relative))).Should().Be("true");

    [Fact]
    public async Task Exceptions_of_the_application_pass() =>
        (await _caller.GetAsync(new Uri("/broken", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.InternalServerError);

    private Task<HttpResponseMessage> PostAsync(string path, string json) =>
        _caller.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));
}
