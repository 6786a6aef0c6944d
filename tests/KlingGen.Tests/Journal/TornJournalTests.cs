namespace KlingGen.Tests.Journal;

public sealed class TornJournalTests : JournalFolderFixture
{
    [Fact]
    public async Task A_last_line_torn_at_any_byte_is_skipped_and_the_rest_is_whole()
    {
        var killed = Open();
        var first = await killed.BeginAsync(Intent("1"));
        await killed.RecordAsync(first.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = Handle() });
        var file = Directory.GetFiles(Folder, "*.jsonl").Single();
        var whole = ReadShared(file).Length;
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await killed.BeginAsync(Intent("2"));
        Kill(killed);
        var bytes = await File.ReadAllBytesAsync(file);

        for (var length = whole; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(file, bytes[..length]);
            (await Read(Open())).Select(entry => entry.Id).Should().Equal([first.Id], $"it is torn at {length}");
        }

        await File.WriteAllBytesAsync(file, bytes);
        (await Read(Open())).Select(entry => entry.Id).Should().Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task What_is_written_after_a_torn_line_stands_apart_from_it()
    {
        var killed = Open();
        await killed.BeginAsync(Intent("1"));
        Kill(killed);
        await File.AppendAllTextAsync(Directory.GetFiles(Folder, "*.jsonl").Single(), """{"v":1,"kind":"ent""");

        await Open().BeginAsync(Intent("2"));

        (await Read(Open())).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"v":2,"kind":"entry"}""")]
    [InlineData("""{"v":"1","kind":"entry"}""")]
    [InlineData("""{"v":1,"kind":"of the future","id":"a"}""")]
    [InlineData("""{"v":1,"kind":"entry","id":"../../etc/passwd","generation":0,"begun":"2026-11-01T12:00:00Z","changed":"2026-11-01T12:00:00Z","gateway":"k","site":"s","product":"text2video","fingerprint":"f","requestFile":true}""")]
    [InlineData("""{"v":1,"kind":"entry","id":"a","generation":0,"begun":"yesterday","changed":"today","gateway":"k","site":"s","product":"text2video","fingerprint":"f"}""")]
    [InlineData("""{"v":1,"kind":"entry","id":"a","generation":99999999999999,"begun":"2026-11-01T12:00:00Z","changed":"2026-11-01T12:00:00Z","gateway":"k","site":"s","product":"text2video","fingerprint":"f"}""")]
    [InlineData("""{"v":1,"kind":"entry","id":"a","generation":0,"begun":"2026-11-01T12:00:00Z","changed":"2026-11-01T12:00:00Z","gateway":"\ud800","site":"s","product":"text2video","fingerprint":"f"}""")]
    [InlineData("""{"v":1,"kind":"change","id":"no such entry"}""")]
    [InlineData("""{"v":1,"kind":"change","id":"a","generation":0,"changed":"2026-11-01T12:00:00Z","closed":true}""")]
    [InlineData("""{"v":1,"kind":"entry","id":[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]}""")]
    public async Task A_line_that_is_none_is_passed_over(string line)
    {
        var killed = Open();
        var entry = await killed.BeginAsync(Intent());
        Kill(killed);
        var file = Directory.GetFiles(Folder, "*.jsonl").Single();
        var lines = ReadShared(file);
        await File.WriteAllTextAsync(file, $"{line}\n{lines}{line}\n");

        (await Read(Open())).Select(seen => seen.Id).Should().Equal(entry.Id);
    }

    [Fact]
    public async Task Members_and_words_that_are_not_known_are_passed_over()
    {
        var killed = Open();
        var entry = await killed.BeginAsync(Intent());
        Kill(killed);
        var file = Directory.GetFiles(Folder, "*.jsonl").Single();
        var lines = ReadShared(file).Replace("\"v\":1,", "\"v\":1,\"new\":{\"a\":[1]},", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, lines +
            $$"""{"v":1,"kind":"change","id":"{{entry.Id}}","generation":0,"changed":"2026-11-01T12:00:00Z","outcome":"Perhaps","status":"7","handle":"x","files":[1,"/a"],"handedOver":true}""" + "\n");

        (await Read(Open())).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Outcome = TaskOutcome.MayExist,
            Status = (VideoTaskStatus?)null,
            Handle = (TaskHandle?)null,
            Files = new[] { "/a" },
            IsHandedOver = true,
        });
    }

    [Fact]
    public async Task A_line_without_end_is_passed_over_and_not_held_in_memory()
    {
        var killed = Open();
        var entry = await killed.BeginAsync(Intent());
        Kill(killed);
        var file = Directory.GetFiles(Folder, "*.jsonl").Single();
        var lines = ReadShared(file);
        await File.WriteAllTextAsync(file, new string('x', 5_000_000) + "\n" + lines + new string('{', 5_000_000));

        (await Read(Open())).Select(seen => seen.Id).Should().Equal(entry.Id);
    }

    [Fact]
    public async Task Files_that_are_no_journal_are_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "a.jsonl"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "My notes.jsonl"), "mine");
        await File.WriteAllTextAsync(Path.Combine(Folder, "readme.txt"), "mine");

        await Open().BeginAsync(Intent());

        (await Read(Open())).Should().ContainSingle();
        (await File.ReadAllTextAsync(Path.Combine(Folder, "My notes.jsonl"))).Should().Be("mine");
        File.Exists(Path.Combine(Folder, "readme.txt")).Should().BeTrue();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_skipped_and_kept()
    {
        var killed = Open();
        await killed.BeginAsync(Intent("1"));
        Kill(killed);
        var file = Directory.GetFiles(Folder, "*.jsonl").Single();
        var elsewhere = Path.Combine(Folder, "elsewhere");
        File.Move(file, elsewhere);
        File.CreateSymbolicLink(file, file);

        var entry = await Open().BeginAsync(Intent("2"));
        (await Read(Open())).Select(seen => seen.Id).Should().Equal(entry.Id);

        File.Delete(file);
        File.Move(elsewhere, file);
        (await Read(Open())).Should().HaveCount(2);
    }
}
