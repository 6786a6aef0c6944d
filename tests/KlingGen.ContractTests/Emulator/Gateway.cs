using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

/// <summary>An emulator on a clock of the test's own, and an HTTP client that speaks to one of its gateways.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    public static readonly TimeSpan Queued = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Processing = TimeSpan.FromSeconds(100);

    private Gateway(KlingEmulator emulator, ManualTimeProvider clock, Uri address)
    {
        Emulator = emulator;
        Clock = clock;
        Http = new HttpClient { BaseAddress = address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key");
    }

    public KlingEmulator Emulator { get; }

    public ManualTimeProvider Clock { get; }

    public HttpClient Http { get; }

    /// <summary>Speaks at the root when no gateway is named.</summary>
    public static async Task<Gateway> StartAsync(string? name = null, Func<EmulatorOptions, EmulatorOptions>? configure = null)
    {
        var clock = new ManualTimeProvider();
        var options = new EmulatorOptions { TimeProvider = clock, Pace = new EmulatorPace(Queued, Processing) };
        var emulator = await KlingEmulator.StartAsync(configure?.Invoke(options) ?? options);
        return new Gateway(emulator, clock, name is { } spoken ? emulator.AddressOf(spoken) : emulator.BaseAddress);
    }

    public async Task<Reply> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(path, content);
        return await Reply.ReadAsync(response);
    }

    public async Task<Reply> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return await Reply.ReadAsync(response);
    }

    /// <summary>Creates a task and returns its id.</summary>
    public async Task<string> CreateAsync(string path, string json)
    {
        var reply = await PostAsync(path, json);
        reply.Status.Should().Be(200, reply.Body);
        return reply.Json.TryGetProperty("data", out var data) ? data.GetProperty("task_id").GetString()!
            : reply.Json.TryGetProperty("id", out var id) ? id.GetString()!
            : reply.Json.GetProperty("task_id").GetString()!;
    }

    /// <summary>Speaks at the root to an emulator whose tasks end at once.</summary>
    public static Task<Gateway> StartInstantAsync(string? name = null) =>
        StartAsync(name, static options => options with { Pace = EmulatorPace.Instant });

    /// <summary>Makes a video and returns its link.</summary>
    public async Task<string> VideoUrlAsync()
    {
        const string path = "v1/videos/text2video";
        var id = await CreateAsync(path, """{"prompt":"A cat"}""");
        return (await GetAsync($"{path}/{id}")).Task.GetProperty("task_result").GetProperty("videos")[0].GetProperty("url").GetString()!;
    }

    public void Finish() => Clock.Advance(Queued + Processing);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
    }

    internal sealed record Reply(int Status, string? ContentType, string Body)
    {
        public JsonElement Json { get; } = Body.StartsWith('{') ? JsonElement.Parse(Body) : default;

        public JsonElement Task => Json.GetProperty("data");

        public static async Task<Reply> ReadAsync(HttpResponseMessage response) =>
            new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }
}
