using System.Text;
using System.Text.Json;

namespace KlingGen.Tests.Journal;

public sealed class FolderJournalTests : JournalFolderFixture
{
    [Fact]
    public async Task An_intent_can_be_read_by_another_process_as_soon_as_it_was_begun()
    {
        var intent = Intent(key: "order-7", path: "/videos/dog.mp4");

        var entry = await Open().BeginAsync(intent);

        var seen = (await Read(Open())).Should().ContainSingle().Subject;
        seen.Should().BeEquivalentTo(entry, options => options.Excluding(e => e.Intent.Request).Excluding(e => e.Earlier));
        seen.Intent.Request.ToArray().Should().Equal(intent.Request.ToArray());
        seen.Should().Match<TaskEntry>(e => e.IsOpen && e.IsOwned && !e.IsAdopted && e.Outcome == TaskOutcome.MayExist && e.Handle == null);
    }

    [Fact]
    public async Task What_became_of_an_intent_can_be_read_by_another_process()
    {
        var journal = Open();
        var entry = await journal.BeginAsync(Intent());
        Clock.Advance(TimeSpan.FromSeconds(3));

        await journal.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle() });
        await journal.RecordAsync(entry.Id, new TaskUpdate { Status = VideoTaskStatus.Succeeded, IsHandedOver = true });
        await journal.RecordAsync(entry.Id, new TaskUpdate { Files = ["/a.mp4", "/b.mp4"], IsClosed = true });

        var seen = (await Read(Open())).Should().ContainSingle().Subject;
        seen.Should().BeEquivalentTo(new
        {
            entry.Id,
            Outcome = TaskOutcome.Made,
            Handle = Handle(),
            Status = VideoTaskStatus.Succeeded,
            Files = new[] { "/a.mp4", "/b.mp4" },
            IsHandedOver = true,
            IsClosed = true,
            IsOpen = false,
            IsOwned = false,
            ChangedAt = Clock.GetUtcNow(),
        });
    }

    [Fact]
    public async Task A_reader_sees_what_was_written_since_it_last_read()
    {
        var (writer, reader) = (Open(), Open());
        var first = await writer.BeginAsync(Intent("1"));
        await Read(reader);

        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await writer.BeginAsync(Intent("2"));
        await writer.RecordAsync(first.Id, new TaskUpdate { Outcome = TaskOutcome.NotMade });

        (await Read(reader)).Select(entry => (entry.Id, entry.Outcome)).Should()
            .Equal((first.Id, TaskOutcome.NotMade), (second.Id, TaskOutcome.MayExist));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_holds_nothing_and_is_not_made_by_reading()
    {
        (await Read(Open())).Should().BeEmpty();
        Directory.Exists(Folder).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_and_nothing_is_begun()
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, "a file");
        await File.WriteAllTextAsync(file, "");
        var journal = TaskJournal.InFolder(Path.Combine(file, "tasks"));

        foreach (var request in (string[])["small", new string('x', 100_000)])
        {
            var begin = async () => await journal.BeginAsync(Intent(request));
            (await begin.Should().ThrowAsync<KlingException>()).WithMessage($"The journal in '{file}*tasks' cannot be written: *");
        }
    }

    [Fact]
    public async Task A_journal_that_could_not_be_written_can_be_once_the_cause_is_gone()
    {
        await File.WriteAllTextAsync(Folder, "in the way");
        var journal = Open();
        var begin = async () => await journal.BeginAsync(Intent());
        await begin.Should().ThrowAsync<KlingException>();
        File.Delete(Folder);

        await begin.Should().NotThrowAsync();
        (await Read(Open())).Should().ContainSingle();
    }

    [Fact]
    public async Task A_folder_that_is_taken_away_is_made_again_with_what_is_open()
    {
        var journal = Open();
        var first = await journal.BeginAsync(Intent("1"));
        Directory.Delete(Folder, recursive: true);

        var second = await journal.BeginAsync(Intent("2"));

        (await Read(Open())).Select(entry => (entry.Id, entry.IsOwned)).Should().BeEquivalentTo([(first.Id, true), (second.Id, true)]);
    }

    [Fact]
    public async Task A_change_of_an_entry_that_is_not_there_fails_alone()
    {
        var journal = Open();
        var unknown = async () => await journal.RecordAsync("none", new TaskUpdate { IsClosed = true });
        var begins = Enumerable.Range(0, 20).Select(number => journal.BeginAsync(Intent($"{number}")).AsTask()).ToList();

        (await unknown.Should().ThrowAsync<KlingException>()).WithMessage("*has no entry 'none'*");
        await Task.WhenAll(begins);
        (await Read(Open())).Should().HaveCount(20);
    }

    [Fact]
    public async Task A_caller_who_has_gone_begins_nothing()
    {
        var begin = async () => await Open().BeginAsync(Intent(), new CancellationToken(canceled: true));

        await begin.Should().ThrowAsync<OperationCanceledException>();
        (await Read(Open())).Should().BeEmpty();
    }

    [Fact]
    public async Task A_disposed_journal_takes_nothing_more()
    {
        var journal = Open();
        await journal.BeginAsync(Intent());
        await ((IAsyncDisposable)journal).DisposeAsync();
        End(journal);

        var begin = async () => await journal.BeginAsync(Intent(new string('x', 100_000)));

        await begin.Should().ThrowAsync<ObjectDisposedException>();
        Directory.GetFiles(Folder, "*.request").Should().BeEmpty();
    }

    [Fact]
    public async Task Only_the_user_may_read_the_journal()
    {
        await Open().BeginAsync(Intent(new string('x', 100_000)));

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.GetUnixFileMode(Folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.GetFiles(Folder).Should().HaveCount(4);
        foreach (var file in Directory.GetFiles(Folder))
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task Lines_hold_the_intent_and_what_became_of_it_and_nothing_else()
    {
        var journal = Open();
        var entry = await journal.BeginAsync(Intent(key: "order-7", isGenerated: true, path: "/a.mp4"));
        await journal.RecordAsync(entry.Id, new TaskUpdate
        {
            Outcome = TaskOutcome.Made,
            Handle = Handle(),
            Status = VideoTaskStatus.Processing,
            Files = ["/a.mp4"],
            IsHandedOver = true,
            IsClosed = false,
        });

        ReadShared(Directory.GetFiles(Folder, "*.jsonl").Single()).TrimEnd().Split('\n')
            .SelectMany(line => JsonDocument.Parse(line).RootElement.EnumerateObject().Select(member => member.Name)).Distinct().Should()
            .BeEquivalentTo(
                "v", "kind", "id", "generation", "begun", "changed", "gateway", "site", "product", "fingerprint", "key", "keyGenerated",
                "path", "request", "outcome", "handle", "status", "files", "handedOver", "closed");
    }

    [Fact]
    public async Task A_request_is_kept_as_it_was_when_it_was_begun()
    {
        var memory = "first"u8.ToArray();
        var journal = Open();
        await journal.BeginAsync(Intent() with { Request = memory });
        "other"u8.CopyTo(memory);

        Encoding.UTF8.GetString((await Read(journal))[0].Intent.Request.Span).Should().Be("first");
    }

    [Fact]
    public async Task A_large_request_stands_in_a_file_of_its_own_that_goes_when_the_entry_is_closed()
    {
        var request = $$"""{"image":"{{new string('A', 3_000_000)}}"}""";
        var journal = Open();
        var entry = await journal.BeginAsync(Intent(request));

        entry.Intent.Request.Length.Should().Be(request.Length);
        Directory.GetFiles(Folder, "*.jsonl").Sum(file => ReadShared(file).Length).Should().BeLessThan(1000);
        Encoding.UTF8.GetString((await Read(Open()))[0].Intent.Request.Span).Should().Be(request);

        await journal.RecordAsync(entry.Id, new TaskUpdate { IsClosed = true });
        Directory.GetFiles(Folder, "*.request").Should().BeEmpty();
        (await Read(Open()))[0].Intent.Request.Length.Should().Be(0);
    }

    [Theory]
    [InlineData("{\n\t\"a\" : 1.50,\r\n \"b\":\"\\u00e9é\\/<&>'+\" }")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("no JSON \0 \u2028 at all")]
    [InlineData("")]
    public async Task A_request_comes_back_byte_for_byte(string request)
    {
        await Open().BeginAsync(Intent(request));

        Encoding.UTF8.GetString((await Read(Open()))[0].Intent.Request.Span).Should().Be(request);
    }

    [Fact]
    public async Task A_request_that_is_no_text_comes_back_byte_for_byte()
    {
        byte[] request = [0xFF, 0x00, 0x0A, 0x80];
        await Open().BeginAsync(Intent() with { Request = request });

        (await Read(Open()))[0].Intent.Request.ToArray().Should().Equal(request);
    }

    [Fact]
    public async Task Many_begin_at_once_and_each_is_there()
    {
        var journals = Enumerable.Range(0, 4).Select(_ => Open()).ToList();

        var entries = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(async () =>
        {
            var journal = journals[number % 4];
            var entry = await journal.BeginAsync(Intent($"request {number}"));
            await journal.RecordAsync(entry.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle($"task_{number}") });
            return (entry.Id, number);
        })));

        (await Read(Open())).Select(entry => (entry.Id, entry.Handle!.Id)).Should()
            .BeEquivalentTo(entries.Select(entry => (entry.Id, $"task_{entry.number}")));
    }

    [Fact]
    public async Task The_journal_that_keeps_nothing_gives_entries_and_finds_none()
    {
        var entry = await TaskJournal.None.BeginAsync(Intent());
        await TaskJournal.None.RecordAsync(entry.Id, new TaskUpdate { IsClosed = true });

        entry.Id.Should().NotBe((await TaskJournal.None.BeginAsync(Intent())).Id).And.MatchRegex("^[a-z0-9]+$");
        (await TaskJournal.None.TryClaimAsync(entry.Id)).Should().BeFalse();
        (await Read(TaskJournal.None)).Should().BeEmpty();
    }

    [Fact]
    public void The_users_own_folder_is_under_the_state_folder()
    {
        Path.IsPathFullyQualified(TaskJournal.DefaultFolder).Should().BeTrue();
        TaskJournal.DefaultFolder.Should().EndWith(Path.Combine("klinggen", "tasks"));
    }
}
