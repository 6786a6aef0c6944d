using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class ClockTests
{
    private const string Path = "v1/videos/text2video";

    [Fact]
    public async Task Tasks_go_by_a_clock_that_is_put_forward()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat"}""");

        gateway.Emulator.Clock.Advance(Gateway.Queued + Gateway.Processing);

        (await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_status").GetString().Should().Be("succeed");
    }

    [Fact]
    public async Task A_stopped_clock_waits_to_be_moved()
    {
        await using var gateway = await Gateway.StartAsync();
        var clock = gateway.Emulator.Clock;
        var start = clock.GetUtcNow();
        clock.Stop();
        gateway.Clock.Advance(TimeSpan.FromHours(1));

        var standing = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(5));
        clock.Start();
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));

        standing.Should().Be(start);
        clock.GetUtcNow().Should().Be(start + TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task What_waits_happens_as_soon_as_the_clock_says()
    {
        await using var emulator = await KlingEmulator.StartAsync();
        var clock = emulator.Clock;
        clock.Stop();
        var waiting = Task.Delay(TimeSpan.FromHours(1), clock);

        clock.Advance(TimeSpan.FromMinutes(59));
        var isEarly = waiting.IsCompleted;
        clock.Advance(TimeSpan.FromMinutes(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));

        isEarly.Should().BeFalse();
        FluentActions.Invoking(() => clock.Advance(TimeSpan.FromSeconds(-1))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => clock.Advance(TimeSpan.MaxValue)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
