using System.Net;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class FaultQueueTests
{
    private const string Path = "v1/videos/text2video";

    [Fact]
    public async Task A_fault_strikes_as_often_as_it_says()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway).Times(2));

        gateway.Emulator.Faults.Count.Should().Be(2);
        (await StatusesAsync(gateway, 3)).Should().Equal(502, 502, 200);
        gateway.Emulator.Faults.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_fault_can_strike_until_it_is_cleared()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway).Always());

        var before = await StatusesAsync(gateway, 3);
        gateway.Emulator.Faults.Clear();

        before.Should().Equal(502, 502, 502);
        (await StatusesAsync(gateway, 1)).Should().Equal(200);
    }

    [Fact]
    public async Task A_fault_waits_for_its_gateway()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway).At("kapon"));

        var other = await gateway.GetAsync(gateway.Emulator.AddressOf("anyapi") + Path);
        var struck = await gateway.GetAsync(gateway.Emulator.AddressOf("kapon") + Path);

        other.Status.Should().Be(200);
        struck.Status.Should().Be(502);
    }

    [Fact]
    public async Task Lists_and_links_can_be_told_from_queries_and_content()
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        var id = gateway.Emulator.Tasks.Single().Id;
        gateway.Emulator.Faults.Enqueue(
            Fault.Status(HttpStatusCode.BadGateway).On(FaultTarget.List),
            Fault.Status(HttpStatusCode.BadGateway).On(FaultTarget.Media),
            Fault.Status(HttpStatusCode.BadGateway).On(FaultTarget.Content));

        (await gateway.GetAsync($"{Path}/{id}")).Status.Should().Be(200);
        (await gateway.GetAsync(Path)).Status.Should().Be(502);
        (await gateway.GetAsync(url)).Status.Should().Be(502);
        gateway.Emulator.Faults.Count.Should().Be(1);
        (await gateway.GetAsync(gateway.Emulator.AddressOf("videos") + "v1/videos/any/content")).Status.Should().Be(502);
    }

    [Fact]
    public async Task One_seed_strikes_the_same_calls_each_time()
    {
        await using var one = await Gateway.StartAsync();
        await using var other = await Gateway.StartAsync();
        await using var another = await Gateway.StartAsync();
        Fault[] kinds = [Fault.Status(HttpStatusCode.BadGateway), Fault.Code(1302), Fault.Html(HttpStatusCode.ServiceUnavailable)];
        one.Emulator.Faults.AtRandom(0.2, 7, kinds);
        other.Emulator.Faults.AtRandom(0.2, 7, kinds);
        another.Emulator.Faults.AtRandom(0.2, 8, kinds);

        var statuses = await StatusesAsync(one, 200);

        statuses.Count(static status => status != 200).Should().BeInRange(20, 60);
        statuses.Distinct().Should().BeEquivalentTo([200, 429, 502, 503]);
        (await StatusesAsync(other, 200)).Should().Equal(statuses);
        (await StatusesAsync(another, 200)).Should().NotEqual(statuses);
    }

    [Fact]
    public async Task Random_faults_end_with_a_rate_of_nothing()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.AtRandom(1, 1);
        gateway.Emulator.Faults.AtRandom(0, 1);

        (await StatusesAsync(gateway, 10)).Should().AllBeEquivalentTo(200);
    }

    [Fact]
    public async Task Random_faults_without_kinds_make_tasks_that_nobody_hears_of()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.AtRandom(0.5, 3);
        var heard = 0;
        for (var i = 0; i < 60; i++)
        {
            heard += await IsHeardAsync() ? 1 : 0;
        }

        heard.Should().BeInRange(15, 45);
        gateway.Emulator.Tasks.Count.Should().BeGreaterThan(heard).And.BeLessThan(60);

        async Task<bool> IsHeardAsync()
        {
            try
            {
                return (await gateway.PostAsync(Path, """{"prompt":"A cat"}""")).Status == 200;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_once()
    {
        await using var gateway = await Gateway.StartAsync();
        var faults = gateway.Emulator.Faults;

        FluentActions.Invoking(() => Fault.LostCallback().On(FaultTarget.Create))
            .Should().Throw<ArgumentException>().WithMessage("*can happen on Callback*");
        FluentActions.Invoking(() => Fault.CutAfter().On(FaultTarget.Callback)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Fault.HiddenTask(1).On(FaultTarget.Query)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Fault.HiddenTask(1).And(Fault.ExpiredLink())).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Fault.LostCallback().AfterCarryingOut()).Should().Throw<NotSupportedException>();
        FluentActions.Invoking(() => Fault.ExpiredLink().On(FaultTarget.Media).At("kapon")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => faults.Enqueue(Fault.Code(1302).At("capon")))
            .Should().Throw<ArgumentException>().WithMessage("*kapon*");
        FluentActions.Invoking(() => faults.AtRandom(1.1, 1)).Should().Throw<ArgumentOutOfRangeException>();
        faults.Count.Should().Be(0);
    }

    private static async Task<IReadOnlyList<int>> StatusesAsync(Gateway gateway, int count)
    {
        var statuses = new List<int>();
        for (var i = 0; i < count; i++)
        {
            statuses.Add((await gateway.GetAsync(Path)).Status);
        }

        return statuses;
    }
}
