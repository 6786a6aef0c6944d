namespace KlingGen.Tests.Journal;

public sealed class AdoptionTests : JournalFolderFixture
{
    [Fact]
    public async Task The_same_request_after_a_kill_takes_up_the_entry_with_all_that_is_known()
    {
        var killed = Open();
        var entry = await killed.BeginAsync(Intent());
        await killed.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle(), IsHandedOver = true });
        Kill(killed);

        var taken = await Open().BeginAsync(Intent(path: "/new.mp4"));

        taken.Should().Match<TaskEntry>(e => e.IsAdopted && e.IsOwned && e.Id == entry.Id && e.Outcome == TaskOutcome.Made);
        taken.Handle.Should().Be(Handle());
        taken.Intent.Path.Should().Be("/new.mp4");
        taken.Earlier.Should().BeNull();
    }

    [Fact]
    public async Task The_same_request_while_the_other_process_lives_is_another_task()
    {
        var first = await Open().BeginAsync(Intent());

        var second = await Open().BeginAsync(Intent());

        second.Id.Should().NotBe(first.Id);
        second.IsAdopted.Should().BeFalse();
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task After_an_end_in_order_only_an_entry_that_was_not_handed_over_is_taken_up(bool isHandedOver, bool isAdopted)
    {
        var ended = Open();
        var entry = await ended.BeginAsync(Intent());
        await ended.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle(), IsHandedOver = isHandedOver });
        End(ended);

        (await Open().BeginAsync(Intent())).IsAdopted.Should().Be(isAdopted);
    }

    [Fact]
    public async Task Another_request_under_the_callers_key_leaves_the_entry_alone_and_is_told_of_it()
    {
        var ended = Open();
        var entry = await ended.BeginAsync(Intent("one", key: "order-7"));
        await ended.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle(), IsHandedOver = true });
        End(ended);

        var taken = await Open().BeginAsync(Intent("another", key: "order-7"));

        taken.IsAdopted.Should().BeFalse();
        taken.Earlier.Should().Match<TaskEntry>(earlier => earlier.Id == entry.Id && !earlier.IsOwned);
        taken.Earlier!.Intent.Fingerprint.Should().Be(Intent("one").Fingerprint);
    }

    [Fact]
    public async Task The_same_request_under_the_callers_key_takes_up_its_entry_whoever_has_the_handle()
    {
        var ended = Open();
        var entry = await ended.BeginAsync(Intent("one", key: "order-7"));
        await ended.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle(), IsHandedOver = true });
        End(ended);

        (await Open().BeginAsync(Intent("one", key: "order-7"))).Should().Match<TaskEntry>(e => e.IsAdopted && e.Id == entry.Id);
    }

    [Fact]
    public async Task What_may_exist_is_taken_up_though_its_owner_ended_in_order_and_told_of_it()
    {
        var ended = Open();
        var entry = await ended.BeginAsync(Intent());
        await ended.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.MayExist, IsHandedOver = true });
        End(ended);

        (await Open().BeginAsync(Intent())).Should().Match<TaskEntry>(e => e.IsAdopted && e.Id == entry.Id);
    }

    [Fact]
    public async Task An_entry_of_another_account_is_not_taken_up()
    {
        var killed = Open();
        await killed.BeginAsync(Intent("one", key: "order-7") with { Account = "AAAA0000" });
        Kill(killed);

        var taken = await Open().BeginAsync(Intent("two", key: "order-7") with { Account = "BBBB0000" });

        taken.IsAdopted.Should().BeFalse();
        taken.Earlier.Should().BeNull();
    }

    [Fact]
    public async Task A_key_at_another_site_or_one_that_was_made_up_is_no_key_of_the_callers()
    {
        var killed = Open();
        await killed.BeginAsync(Intent("one", key: "order-7", site: "11111111"));
        await killed.BeginAsync(Intent("two", key: "order-7", isGenerated: true));
        Kill(killed);

        var entry = await Open().BeginAsync(Intent("three", key: "order-7"));

        entry.IsAdopted.Should().BeFalse();
        entry.Earlier.Should().BeNull();
    }

    [Fact]
    public async Task An_entry_under_the_same_key_is_told_whatever_became_of_it()
    {
        var other = Open();
        var first = await other.BeginAsync(Intent("one", key: "order-7"));
        await other.RecordAsync(first.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle("task_1"), IsClosed = true });
        End(other);
        Clock.Advance(TimeSpan.FromSeconds(1));

        var journal = Open();
        var second = await journal.BeginAsync(Intent("two", key: "order-7"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await journal.BeginAsync(Intent("two", key: "order-7"));

        second.Earlier.Should().Match<TaskEntry>(e => e.Id == first.Id && e.IsClosed && !e.IsOwned && e.Handle!.Id == "task_1");
        third.Earlier.Should().Match<TaskEntry>(e => e.Id == second.Id && e.IsOwned);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_closed_or_was_not_made_is_not_taken_up(bool isClosed)
    {
        var killed = Open();
        var entry = await killed.BeginAsync(Intent());
        await killed.RecordAsync(entry.Id, isClosed ? new TaskUpdate { IsClosed = true } : new TaskUpdate { Outcome = TaskOutcome.NotMade });
        Kill(killed);

        (await Open().BeginAsync(Intent())).IsAdopted.Should().BeFalse();
    }

    [Fact]
    public async Task Each_entry_is_taken_up_once_and_the_oldest_first()
    {
        var killed = Open();
        var begun = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            begun.Add((await killed.BeginAsync(Intent())).Id);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Kill(killed);
        var (one, other) = (Open(), Open());

        var taken = new List<TaskEntry>();
        foreach (var journal in (ITaskJournal[])[one, other, one, other])
        {
            taken.Add(await journal.BeginAsync(Intent()));
        }

        taken.Select(entry => entry.IsAdopted).Should().Equal(true, true, true, false);
        taken.Take(3).Select(entry => entry.Id).Should().Equal(begun);
    }

    [Fact]
    public async Task Fifty_at_once_take_up_seven_entries_once_each()
    {
        var killed = Open();
        var begun = await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => killed.BeginAsync(Intent()).AsTask()));
        Kill(killed);
        var journals = Enumerable.Range(0, 10).Select(_ => Open()).ToList();

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(number => Task.Run(() => journals[number % 10].BeginAsync(Intent()).AsTask())));

        taken.Where(entry => entry.IsAdopted).Select(entry => entry.Id).Should().BeEquivalentTo(begun.Select(entry => entry.Id));
        taken.Select(entry => entry.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task An_entry_that_was_taken_up_outlives_the_one_that_took_it_up()
    {
        var first = Open();
        var entry = await first.BeginAsync(Intent());
        Kill(first);
        var second = Open();
        await second.BeginAsync(Intent());
        await second.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle() });
        Kill(second);

        var taken = await Open().BeginAsync(Intent());

        taken.Should().Match<TaskEntry>(e => e.IsAdopted && e.Id == entry.Id);
        taken.Handle.Should().Be(Handle());
    }

    [Fact]
    public async Task A_large_request_is_taken_up_with_its_file()
    {
        var request = new string('A', 100_000);
        var killed = Open();
        await killed.BeginAsync(Intent(request, key: "order-7"));
        Kill(killed);

        var taken = await Open().BeginAsync(
            Intent(new string('B', 100_000), key: "order-7") with { Fingerprint = Intent(request).Fingerprint });

        taken.Intent.Request.ToArray().Should().OnlyContain(letter => letter == (byte)'A').And.HaveCount(100_000);
        Directory.GetFiles(Folder, "*.request").Should().ContainSingle();
    }

    [Fact]
    public async Task An_entry_of_a_dead_process_can_be_claimed_once()
    {
        var killed = Open();
        var open = await killed.BeginAsync(Intent("1"));
        var closed = await killed.BeginAsync(Intent("2"));
        await killed.RecordAsync(closed.Id, new TaskUpdate { IsClosed = true });
        Kill(killed);
        var journals = Enumerable.Range(0, 8).Select(_ => Open()).ToList();

        var claims = await Task.WhenAll(journals.Select(journal => Task.Run(() => journal.TryClaimAsync(open.Id).AsTask())));

        claims.Count(claimed => claimed).Should().Be(1);
        (await journals[0].TryClaimAsync(closed.Id)).Should().BeFalse();
        (await journals[0].TryClaimAsync("none")).Should().BeFalse();
        (await Read(Open())).Single(entry => entry.Id == open.Id).IsOwned.Should().BeTrue();
    }

    [Fact]
    public async Task An_entry_of_a_living_process_cannot_be_claimed_but_ones_own_can()
    {
        var journal = Open();
        var entry = await journal.BeginAsync(Intent());

        (await Open().TryClaimAsync(entry.Id)).Should().BeFalse();
        (await journal.TryClaimAsync(entry.Id)).Should().BeTrue();
    }

    [Fact]
    public async Task Another_process_may_tell_what_became_of_a_living_ones_entry()
    {
        var (owner, other) = (Open(), Open());
        var entry = await owner.BeginAsync(Intent());

        await other.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle(), IsClosed = true });

        foreach (var reader in (ITaskJournal[])[owner, other, Open()])
        {
            (await Read(reader)).Should().ContainSingle().Which.Should().Match<TaskEntry>(e => e.IsClosed && e.Handle!.Id == "task_1");
        }
    }
}
