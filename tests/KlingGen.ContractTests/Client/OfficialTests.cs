using KlingGen.Emulator;

namespace KlingGen.ContractTests.Client;

/// <summary>Kling's own API, as the emulator speaks it.</summary>
public sealed class OfficialTests
{
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v3", Prompt = "A cat plays the piano", Duration = "3" };

    [Fact]
    public async Task A_video_is_made_with_a_signed_token()
    {
        await using var emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });
        using var client = Client(emulator);

        var task = await client.GenerateAsync(Cat);

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        task.Handle.ToString().Should().MatchRegex("^official~[0-9A-F]{8}/text2video/[0-9]{18}$");
        emulator.Requests.Should().OnlyContain(request => request.StatusCode == 200);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_an_hour_wrong_costs_one_request(int hours)
    {
        await using var emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });
        using var client = Client(emulator, new WrongClock(TimeSpan.FromHours(hours)));

        var task = await client.GenerateAsync(Cat);

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        emulator.Requests.Count(request => request.StatusCode == 401).Should().Be(1);
        emulator.Requests[0].StatusCode.Should().Be(401);
    }

    [Fact]
    public async Task What_the_document_forbids_is_refused_by_the_emulator_as_well()
    {
        await using var emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });
        using var client = Client(emulator, validate: false);

        var refusal = await FluentActions.Invoking(() => client.CreateAsync(Cat with { Duration = "16" })).Should().ThrowAsync<KlingApiException>();

        refusal.Which.Code.Should().Be("1201");
    }

    private static KlingClient Client(KlingEmulator emulator, TimeProvider? time = null, bool validate = true) => new(
        KlingGateway.Official(KlingRegion.Global, KlingCredentials.FromAccessKey("access", "secret")).WithBaseAddress(emulator.AddressOf("official")),
        options: new KlingClientOptions { PollInterval = TimeSpan.FromMilliseconds(5), TimeProvider = time ?? TimeProvider.System, ValidateRequests = validate });

    /// <summary>The machine's timers, and another time of day.</summary>
    private sealed class WrongClock(TimeSpan error) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + error;
    }
}
