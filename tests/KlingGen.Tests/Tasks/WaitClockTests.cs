using KlingGen.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Tests.Tasks;

public sealed class WaitClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_few_waits_pause_as_long_as_they_want() =>
        new WaitClock(_time).Align(TimeSpan.FromSeconds(9.876)).Should().Be(TimeSpan.FromSeconds(9.876));

    [Fact]
    public void Many_waits_go_on_in_step_and_never_sooner_than_they_want()
    {
        var clock = new WaitClock(_time);
        var waits = Enumerable.Range(0, 100).Select(_ => clock.Enter()).ToList();
        _time.Advance(TimeSpan.FromMilliseconds(13));

        clock.Align(TimeSpan.FromMilliseconds(9876)).Should().Be(TimeSpan.FromMilliseconds(9887));

        waits.ForEach(wait => wait.Dispose());
        clock.Align(TimeSpan.FromMilliseconds(9876)).Should().Be(TimeSpan.FromMilliseconds(9876));
    }
}
