using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Tests.Webhooks;

public class TaskNoticesTests
{
    private static readonly KlingGateway s_gateway = KlingGateway.Kapon("key");

    private readonly TaskNotices _notices = new(capacity: 3);

    [Fact]
    public async Task A_notice_wakes_who_waits_for_the_task_and_nobody_else()
    {
        var waiting = _notices.WaitForNoticeAsync(Handle("t1"), CancellationToken.None);
        var other = _notices.WaitForNoticeAsync(Handle("t2"), CancellationToken.None);

        var published = _notices.Publish(Notice("t1", "succeed"));

        (await waiting)!.Status.Should().Be(VideoTaskStatus.Succeeded);
        published.Handle.Should().Be(Handle("t1"), "who waits knows the product");
        other.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task All_who_wait_for_a_task_are_woken()
    {
        var waits = Enumerable.Range(0, 3).Select(_ => _notices.WaitForNoticeAsync(Handle("t1"), CancellationToken.None)).ToArray();

        _notices.Publish(Notice("t1", "processing"));

        (await Task.WhenAll(waits)).Should().OnlyContain(static task => task!.Status == VideoTaskStatus.Processing);
    }

    [Fact]
    public async Task A_notice_that_came_while_nobody_waited_is_kept_for_the_next_wait_alone()
    {
        _notices.Publish(Notice("t1", "succeed"));

        (await _notices.WaitForNoticeAsync(Handle("t1"), CancellationToken.None)).Should().NotBeNull();
        _notices.WaitForNoticeAsync(Handle("t1"), CancellationToken.None).IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Copies_and_late_notices_wake_nobody()
    {
        _notices.Publish(Notice("t1", "processing"));
        (await _notices.WaitForNoticeAsync(Handle("t1"), CancellationToken.None)).Should().NotBeNull();
        var waiting = _notices.WaitForNoticeAsync(Handle("t1"), CancellationToken.None);

        for (var i = 0; i < 100; i++)
        {
            _notices.Publish(Notice("t1", "processing"));
            _notices.Publish(Notice("t1", "submitted"));
        }

        waiting.IsCompleted.Should().BeFalse();
        _notices.Publish(Notice("t1", "succeed"));
        (await waiting)!.Status.Should().Be(VideoTaskStatus.Succeeded);
    }

    [Fact]
    public async Task A_task_whose_id_never_arrived_is_known_by_its_external_id()
    {
        var handle = TaskHandle.ForExternalTaskId("kapon", KlingProduct.TextToVideo, "mine");
        var waiting = _notices.WaitForNoticeAsync(handle, CancellationToken.None);

        _notices.Publish(Notice("t9", "succeed", ""","task_info":{"external_task_id":"mine"}"""));

        (await waiting)!.Id.Should().Be("t9");
    }

    [Fact]
    public async Task A_notice_of_another_site_wakes_nobody()
    {
        var waiting = _notices.WaitForNoticeAsync(Handle("t1") with { Site = "0BADCAFE" }, CancellationToken.None);
        var anywhere = _notices.WaitForNoticeAsync(Handle("t1"), CancellationToken.None);

        _notices.Publish(Notice("t1", "succeed"));

        (await anywhere).Should().NotBeNull();
        waiting.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_wait_that_is_ended_gives_nothing_and_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = _notices.WaitForNoticeAsync(Handle("t1"), cancellation.Token);

        await cancellation.CancelAsync();

        (await waiting).Should().BeNull();
        (await _notices.WaitForNoticeAsync(Handle("t2"), new CancellationToken(canceled: true))).Should().BeNull();
    }

    [Fact]
    public async Task Notices_that_nobody_waits_for_are_forgotten_oldest_first()
    {
        for (var i = 0; i < 1000; i++)
        {
            _notices.Publish(Notice($"t{i}", "succeed"));
        }

        _notices.Count.Should().Be(3);
        (await _notices.WaitForNoticeAsync(Handle("t999"), CancellationToken.None)).Should().NotBeNull();
        _notices.WaitForNoticeAsync(Handle("t0"), CancellationToken.None).IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Ten_thousand_who_wait_are_each_found()
    {
        var waits = Enumerable.Range(0, 10_000).Select(i => _notices.WaitForNoticeAsync(Handle($"t{i}"), CancellationToken.None)).ToArray();

        Parallel.For(0, waits.Length, i => _notices.Publish(Notice($"t{i}", "succeed")));

        var tasks = await Task.WhenAll(waits);
        tasks.Select(static task => task!.Id).Should().OnlyHaveUniqueItems().And.HaveCount(10_000);
        _notices.Count.Should().BeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_pause_ends_by_a_notice_or_by_its_time_or_by_the_caller()
    {
        var clock = new FakeTimeProvider();
        var noticed = _notices.PauseAsync(Handle("t1"), TimeSpan.FromSeconds(10), clock, CancellationToken.None);
        _notices.Publish(Notice("t1", "succeed"));
        (await noticed).Should().BeTrue();

        var elapsed = _notices.PauseAsync(Handle("t1"), TimeSpan.FromSeconds(10), clock, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(10));
        (await elapsed).Should().BeFalse();

        using var cancellation = new CancellationTokenSource();
        var cancelled = _notices.PauseAsync(Handle("t1"), TimeSpan.FromSeconds(10), clock, cancellation.Token);
        await cancellation.CancelAsync();
        await FluentActions.Awaiting(() => cancelled).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void No_place_for_notices_is_refused() =>
        FluentActions.Invoking(static () => new TaskNotices(0)).Should().Throw<ArgumentOutOfRangeException>();

    private static TaskHandle Handle(string id) => new("kapon", KlingProduct.ImageToVideo, id);

    private static VideoTask Notice(string id, string word, string more = "") =>
        KlingWebhook.Parse(Encoding.UTF8.GetBytes($$"""{"task_id":"{{id}}","task_status":"{{word}}"{{more}}}"""), s_gateway);
}
