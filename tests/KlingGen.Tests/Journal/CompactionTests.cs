namespace KlingGen.Tests.Journal;

public sealed class CompactionTests : JournalFolderFixture
{
    [Theory]
    [InlineData(6, false, true)]
    [InlineData(8, false, true)]
    [InlineData(34, false, true)]
    [InlineData(36, false, false)]
    [InlineData(6, true, true)]
    [InlineData(8, true, false)]
    public async Task An_entry_is_kept_for_35_days_and_for_7_once_it_is_closed(int days, bool isClosed, bool isKept)
    {
        var ended = Open();
        var entry = await ended.BeginAsync(Intent(new string('x', 100_000)));
        if (isClosed)
        {
            await ended.RecordAsync(entry.Id, new TaskUpdate { IsClosed = true });
        }

        End(ended);
        Clock.Advance(TimeSpan.FromDays(days));

        var other = await Open().BeginAsync(Intent("another"));

        (await Read(Open())).Any(seen => seen.Id == entry.Id).Should().Be(isKept);
        Directory.GetFiles(Folder, "*.jsonl").Should().HaveCount(isKept ? 2 : 1);
        Directory.GetFiles(Folder, "*.request").Should().HaveCount(isKept && !isClosed ? 1 : 0);
        other.IsAdopted.Should().BeFalse();
    }

    [Fact]
    public async Task Entries_of_living_processes_are_kept_however_old_they_are()
    {
        var living = Open();
        var entry = await living.BeginAsync(Intent());
        Clock.Advance(TimeSpan.FromDays(100));

        await Open().BeginAsync(Intent("another"));

        (await Read(Open())).Should().Contain(seen => seen.Id == entry.Id && seen.IsOwned);
    }

    [Fact]
    public async Task The_files_of_many_processes_become_one_and_nothing_is_lost()
    {
        var begun = new List<(string Id, TaskHandle? Handle)>();
        for (var number = 0; number < 40; number++)
        {
            var ended = Open();
            var entry = await ended.BeginAsync(Intent($"request {number}"));
            await ended.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle($"task_{number}"), IsHandedOver = true });
            begun.Add((entry.Id, Handle($"task_{number}")));
            Clock.Advance(TimeSpan.FromSeconds(1));
            if (number % 2 == 0)
            {
                End(ended);
            }
            else
            {
                Kill(ended);
            }
        }

        var journal = Open();
        (await journal.BeginAsync(Intent("request 6"))).IsAdopted.Should().BeFalse("its owner ended in order");
        (await journal.BeginAsync(Intent("request 7"))).IsAdopted.Should().BeTrue("its owner was killed");

        Directory.GetFiles(Folder, "*.jsonl").Should().HaveCountLessThan(20);
        (await Read(Open())).Select(entry => (entry.Id, entry.Handle)).Take(40).Should().Equal(begun);
    }

    [Fact]
    public async Task A_file_of_which_half_is_old_is_written_anew()
    {
        var ended = Open();
        for (var number = 0; number < 10; number++)
        {
            var entry = await ended.BeginAsync(Intent($"request {number}"));
            await ended.RecordAsync(entry.Id, new TaskUpdate { IsClosed = number < 6 });
        }

        End(ended);
        Clock.Advance(TimeSpan.FromDays(8));
        var before = Directory.GetFiles(Folder, "*.jsonl").Single();

        await Open().BeginAsync(Intent("another"));

        File.Exists(before).Should().BeFalse();
        (await Read(Open())).Should().HaveCount(5).And.OnlyContain(entry => entry.IsOpen);
    }

    [Fact]
    public async Task A_kill_between_the_new_file_and_the_removal_of_the_old_ones_does_no_harm()
    {
        var old = new Dictionary<string, string>();
        for (var number = 0; number < 20; number++)
        {
            var killed = Open();
            var entry = await killed.BeginAsync(Intent($"request {number}"));
            await killed.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle($"task_{number}") });
            Kill(killed);
            Clock.Advance(TimeSpan.FromSeconds(1));
            Directory.GetFiles(Folder, "*.jsonl").Where(file => !old.ContainsKey(file)).ToList().ForEach(file => old.Add(file, ReadShared(file)));
        }

        var journal = Open();
        var taken = await journal.BeginAsync(Intent("request 3"));
        await journal.RecordAsync(taken.Id, new TaskUpdate { IsClosed = true });
        End(journal);
        foreach (var (file, lines) in old)
        {
            await File.WriteAllTextAsync(file, lines);
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "abc.draft"), "half a dr");
        await File.WriteAllTextAsync(Path.Combine(Folder, "abc.lock"), "");
        var entries = await Read(Open());
        entries.Should().HaveCount(20);
        entries.Single(entry => entry.Id == taken.Id).Should().Match<TaskEntry>(entry => entry.IsClosed && entry.Handle!.Id == "task_3");

        await Open().BeginAsync(Intent("another"));
        old.Keys.Take(16).Should().NotContain(file => File.Exists(file));
        Directory.GetFiles(Folder, "abc.*").Should().BeEmpty();
        (await Read(Open())).Should().HaveCount(21);
    }

    [Fact]
    public async Task A_reader_that_lives_on_sees_the_same_before_and_after_a_compaction()
    {
        var reader = Open();
        for (var number = 0; number < 20; number++)
        {
            var killed = Open();
            await killed.BeginAsync(Intent($"request {number}"));
            Kill(killed);
            await Read(reader);
        }

        var before = (await Read(reader)).Select(entry => entry.Id).ToList();
        var journal = Open();
        await journal.BeginAsync(Intent("another"));

        (await Read(reader)).Select(entry => entry.Id).Should().HaveCount(21).And.Contain(before);
        (await reader.TryClaimAsync(before[0])).Should().BeTrue();
        (await journal.TryClaimAsync(before[0])).Should().BeFalse();
    }

    [Fact]
    public async Task A_request_that_no_line_is_about_goes_after_a_day()
    {
        Directory.CreateDirectory(Folder);
        var (fresh, old) = (Path.Combine(Folder, "fresh.request"), Path.Combine(Folder, "old.request"));
        await File.WriteAllTextAsync(fresh, "{}");
        await File.WriteAllTextAsync(old, "{}");
        File.SetLastWriteTimeUtc(fresh, Clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(23));
        File.SetLastWriteTimeUtc(old, Clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(25));

        await Open().BeginAsync(Intent());

        File.Exists(fresh).Should().BeTrue();
        File.Exists(old).Should().BeFalse();
    }
}
