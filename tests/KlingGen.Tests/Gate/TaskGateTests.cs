using KlingGen.Gate;
using Microsoft.Extensions.Logging.Abstractions;

namespace KlingGen.Tests.Gate;

public sealed class TaskGateTests
{
    // Away from xunit's threads, so that what a simulated answer sets off happens there and then.
    private static Task Simulate(Action<GateSimulation> test, int? width = null, TimeSpan? pace = null) => Task.Run(() =>
    {
        using var simulation = new GateSimulation(width, pace);
        test(simulation);
    });

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(2, 3)]
    [InlineData(60, 3)]
    [InlineData(0.5, 1)]
    [InlineData(2, 1)]
    [InlineData(60, 10)]
    [InlineData(240, 3)]
    public Task A_hundred_creates_that_nobody_watches_all_succeed_in_order_with_few_refusals(double seconds, int slots) => Simulate(simulation =>
    {
        (simulation.Slots, simulation.Duration) = (slots, TimeSpan.FromSeconds(seconds));

        var end = simulation.RunAll(100);

        var ideal = simulation.Duration * Math.Ceiling(100.0 / slots);
        simulation.Made.Should().Equal(Enumerable.Range(0, 100));
        simulation.Sent.Should().HaveCountLessThanOrEqualTo(130);
        (end / ideal).Should().BeLessThanOrEqualTo(1.2);
        simulation.Questions.Should().BeLessThan(100 * 60);
    });

    [Theory]
    [InlineData(0.5)]
    [InlineData(60)]
    public Task A_gateway_that_names_a_pause_with_each_refusal_is_obeyed_and_costs_little(double seconds) => Simulate(simulation =>
    {
        (simulation.Duration, simulation.RetryAfter) = (TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(1));

        var end = simulation.RunAll(100);

        simulation.Made.Should().Equal(Enumerable.Range(0, 100));
        simulation.Sent.Should().HaveCountLessThanOrEqualTo(130);
        (end / (simulation.Duration * 34)).Should().BeLessThanOrEqualTo(seconds < 1 ? 1.5 : 1.2);
    });

    [Fact]
    public Task A_width_that_was_set_is_never_exceeded_and_never_refused() => Simulate(
        simulation =>
        {
            var end = simulation.RunAll(100);

            simulation.MostRunning.Should().Be(3);
            simulation.Sent.Should().HaveCount(100);
            simulation.Made.Should().Equal(Enumerable.Range(0, 100));
            (end / (simulation.Duration * 34)).Should().BeLessThanOrEqualTo(1.2);
        },
        width: 3);

    [Fact]
    public Task A_width_that_was_set_too_high_is_lowered_by_refusals() => Simulate(
        simulation =>
        {
            simulation.RunAll(100);

            simulation.Made.Should().BeEquivalentTo(Enumerable.Range(0, 100));
            simulation.Sent.Should().HaveCountLessThanOrEqualTo(130);
        },
        width: 8);

    [Fact]
    public Task A_wide_gateway_is_found_wide() => Simulate(simulation =>
    {
        (simulation.Slots, simulation.Duration) = (1000, TimeSpan.FromSeconds(60));

        var end = simulation.RunAll(500);

        end.Should().BeLessThan(TimeSpan.FromSeconds(62));
        simulation.Questions.Should().Be(0);
    });

    [Fact]
    public Task What_another_program_takes_is_missed_and_what_it_gives_back_is_used() => Simulate(simulation =>
    {
        (simulation.Slots, simulation.Duration) = (6, TimeSpan.FromSeconds(10));
        simulation.After(TimeSpan.FromSeconds(60), () => simulation.Slots = 2);
        simulation.After(TimeSpan.FromSeconds(360), () => simulation.Slots = 6);
        var mostAfter = 0;
        void Look() => simulation.After(TimeSpan.FromSeconds(1), () =>
        {
            mostAfter = simulation.Now > TimeSpan.FromSeconds(400) ? Math.Max(mostAfter, simulation.Running) : mostAfter;
            Look();
        });
        Look();

        simulation.RunAll(400);

        simulation.Made.Should().BeEquivalentTo(Enumerable.Range(0, 400));
        simulation.Sent.Should().HaveCountLessThan(480);
        mostAfter.Should().Be(6);
    });

    [Fact]
    public Task While_others_have_all_slots_one_create_at_a_time_tries_with_growing_pauses() => Simulate(simulation =>
    {
        simulation.Slots = 0;
        simulation.After(TimeSpan.FromMinutes(3), () => simulation.Slots = 3);

        simulation.RunAll(20);

        simulation.Made.Should().Equal(Enumerable.Range(0, 20));
        var tries = simulation.Sent.Where(sent => sent.At < TimeSpan.FromMinutes(3)).ToList();
        tries.Should().HaveCountLessThan(25);
        tries.Should().OnlyContain(sent => sent.Number == 0);
        var pauses = tries.Skip(1).Zip(tries.Skip(2), (one, next) => (next.At - one.At).TotalSeconds).ToList();
        pauses[0].Should().BeInRange(2, 3.1);
        pauses.Should().OnlyContain(pause => pause <= 15.1).And.Contain(pause => pause > 14);
    });

    [Fact]
    public Task A_slot_whose_task_is_seen_to_end_is_given_to_the_next_at_once() => Simulate(
        simulation =>
        {
            simulation.Latency = TimeSpan.Zero;
            _ = simulation.Enter(0);
            var second = simulation.Enter(1);
            simulation.RunUntil(() => simulation.Made.Count == 1);
            simulation.RunFor(TimeSpan.FromMilliseconds(1));
            second.IsCompleted.Should().BeFalse();

            simulation.Slot(0).Ended();
            simulation.Slot(0).Dispose();

            second.IsCompletedSuccessfully.Should().BeTrue();
        },
        width: 1);

    [Fact]
    public Task Nothing_is_asked_while_nobody_waits() => Simulate(
        simulation =>
        {
            _ = simulation.Enter(0);
            _ = simulation.Enter(1);

            simulation.RunFor(TimeSpan.FromMinutes(5));

            simulation.Questions.Should().Be(0);
            _ = simulation.Enter(2);
            simulation.RunUntil(() => simulation.Made.Count == 3);
            simulation.Now.Should().BeLessThan(TimeSpan.FromSeconds(301));
        },
        width: 2);

    [Fact]
    public Task A_task_that_cannot_be_asked_for_is_given_up_after_ten_minutes() => Simulate(
        simulation =>
        {
            simulation.CanBeAsked = static _ => false;
            _ = simulation.Enter(0);
            _ = simulation.Enter(1);

            simulation.RunUntil(() => simulation.Made.Count == 2);

            simulation.Now.Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10));
            simulation.Messages.Should().Contain("Task kapon/text2video/0 could not be asked for for too long; its slot is taken as free.");
        },
        width: 1);

    [Fact]
    public Task A_create_of_which_nothing_is_heard_holds_its_slot_for_ten_minutes() => Simulate(
        simulation =>
        {
            using var lost = simulation.Gate.EnterAsync("text2video/kling-v3", null, default).AsTask().Result;
            lost.Lost();
            var second = simulation.Enter(1);

            simulation.RunUntil(() => second.IsCompleted);

            simulation.Now.Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(31));
        },
        width: 1);

    [Fact]
    public Task A_create_that_is_not_answered_soon_lets_others_by() => Simulate(simulation =>
    {
        using var slow = simulation.Gate.EnterAsync("text2video/kling-v3", null, default).AsTask().Result;
        var (second, third) = (simulation.Enter(1), simulation.Enter(2));

        simulation.RunUntil(() => second.IsCompleted);
        simulation.Now.Should().Be(TimeSpan.FromSeconds(5));
        third.IsCompleted.Should().BeFalse("the second is not answered yet, and may be soon");

        simulation.RunUntil(() => simulation.Made.Count == 2);
        simulation.Now.Should().BeLessThan(TimeSpan.FromSeconds(5.1));
    });

    [Fact]
    public Task A_thousand_creates_that_nothing_limits_are_all_under_way_soon() => Simulate(simulation =>
    {
        (simulation.Slots, simulation.Latency) = (int.MaxValue, TimeSpan.FromMilliseconds(100));

        simulation.RunAll(1000).Should().BeLessThan(TimeSpan.FromSeconds(5));

        simulation.MostUnanswered.Should().BeGreaterThan(200);
    });

    [Fact]
    public Task Too_many_requests_halve_the_creates_under_way_and_pause_as_the_gateway_asks() => Simulate(simulation =>
    {
        simulation.Slots = 1000;
        (simulation.RetryAfter, simulation.Latency) = (TimeSpan.FromSeconds(7), TimeSpan.FromMilliseconds(100));
        var refusedAt = TimeSpan.Zero;
        simulation.IsTooQuick = () =>
        {
            if (refusedAt == TimeSpan.Zero && simulation.Unanswered >= 32)
            {
                refusedAt = simulation.Now;
            }

            return refusedAt == simulation.Now;
        };

        simulation.RunAll(200);

        simulation.Made.Should().BeEquivalentTo(Enumerable.Range(0, 200));
        var refused = refusedAt + TimeSpan.FromMilliseconds(51);
        simulation.Sent.Should().NotContain(sent => sent.At > refused && sent.At < refused + TimeSpan.FromSeconds(6.9));
        simulation.Sent.Count(sent => sent.At > refused && sent.At < refused + TimeSpan.FromSeconds(7.05)).Should().BeInRange(1, 24);
    });

    [Fact]
    public Task A_gateway_that_takes_few_requests_a_second_gets_all_in_the_end() => Simulate(simulation =>
    {
        simulation.Slots = 1000;
        var taken = new Queue<TimeSpan>();
        simulation.IsTooQuick = () =>
        {
            while (taken.TryPeek(out var first) && simulation.Now - first > TimeSpan.FromSeconds(1))
            {
                taken.Dequeue();
            }

            taken.Enqueue(simulation.Now);
            return taken.Count > 5;
        };

        simulation.RunAll(100);

        simulation.Made.Should().BeEquivalentTo(Enumerable.Range(0, 100));
        simulation.Sent.Should().HaveCountLessThan(250);
    });

    [Fact]
    public Task A_waiter_who_is_cancelled_leaves_at_once_and_the_others_move_up() => Simulate(
        simulation =>
        {
            using var source = new CancellationTokenSource();
            var states = new List<QueueState>();
            _ = simulation.Enter(0);
            var second = simulation.Enter(1, cancellationToken: source.Token);
            var third = simulation.Enter(2, states.Add);

            source.Cancel();

            second.IsCanceled.Should().BeTrue();
            simulation.RunUntil(() => third.IsCompleted);
            states.Select(state => state.Ahead).Should().Equal(1, 0);
            states.Should().OnlyContain(state => state.Width == 1);
            simulation.RunUntil(() => simulation.Made.Count == 2);
            simulation.Made.Should().Equal(0, 2);
        },
        width: 1);

    [Fact]
    public Task A_refused_create_whose_caller_is_cancelled_frees_its_place() => Simulate(simulation =>
    {
        using var source = new CancellationTokenSource();
        simulation.Slots = 0;
        var slot = simulation.Gate.EnterAsync("lane", null, default).AsTask().Result;
        var again = slot.RefusedAsync(isConcurrency: true, TimeSpan.FromSeconds(30), source.Token).AsTask();
        var other = simulation.Gate.EnterAsync("lane", null, default).AsTask();

        source.Cancel();

        again.IsCanceled.Should().BeTrue();
        slot.Dispose();
        simulation.RunUntil(() => other.IsCompleted);
        simulation.Now.Should().Be(TimeSpan.FromSeconds(30));
    });

    [Fact]
    public Task Disposal_ends_those_who_wait_and_lets_nobody_in() => Simulate(
        simulation =>
        {
            _ = simulation.Enter(0);
            simulation.RunFor(TimeSpan.FromMilliseconds(100));
            var waiting = simulation.Enter(1);

            simulation.Gate.Dispose();

            waiting.Exception!.InnerException.Should().BeOfType<ObjectDisposedException>();
            var enter = () => { _ = simulation.Enter(2); };
            enter.Should().Throw<ObjectDisposedException>();
            simulation.Slot(0).Invoking(slot => slot.Ended()).Should().NotThrow();
        },
        width: 1);

    [Fact]
    public Task Lanes_do_not_wait_for_each_other() => Simulate(
        simulation =>
        {
            simulation.Gate.EnterAsync("a", null, default).AsTask().IsCompleted.Should().BeTrue();
            simulation.Gate.EnterAsync("b", null, default).AsTask().IsCompleted.Should().BeTrue();
            simulation.Gate.EnterAsync("a", null, default).AsTask().IsCompleted.Should().BeFalse();
        },
        width: 1);

    [Fact]
    public Task A_report_that_throws_ends_its_own_wait_only() => Simulate(
        simulation =>
        {
            _ = simulation.Enter(0);
            simulation.RunFor(TimeSpan.FromMilliseconds(100));

            var second = simulation.Enter(1, _ => throw new InvalidOperationException("mine"));
            var third = simulation.Enter(2);

            second.Exception!.InnerException!.Message.Should().Be("mine");
            simulation.RunUntil(() => third.IsCompletedSuccessfully);
        },
        width: 1);

    [Fact]
    public async Task Real_threads_and_a_real_clock_give_each_slot_to_one_create()
    {
        var (running, most, made) = (0, 0, 0);
        var options = new GateOptions { Width = 5, HasEnded = (_, _) => Task.FromResult(false), Logger = NullLogger.Instance };
        using var gate = new TaskGate(options);

        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => Task.Run(async () =>
        {
            using var slot = await gate.EnterAsync("lane", null, default);
            InterlockedMost(ref most, Interlocked.Increment(ref running));
            await Task.Yield();
            slot.Made(new TaskHandle("kapon", KlingProduct.TextToVideo, $"{number}"));
            Interlocked.Increment(ref made);
            Interlocked.Decrement(ref running);
        })));

        made.Should().Be(300);
        most.Should().BeInRange(1, 5);
    }

    private static void InterlockedMost(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
