using System.Net;
using System.Text.Json;
using KlingGen.Tests.Journal;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Tasks;

/// <summary>What the journal knows of a task, and what a later process makes of it.</summary>
public sealed class JournaledTests : JournalFolderFixture
{
    private const string Created = """{"code":0,"data":{"task_id":"t1","task_status":"submitted"}}""";
    private const string Succeeded =
        """{"code":0,"data":{"task_id":"t1","task_status":"succeed","task_result":{"videos":[{"url":"https://cdn.example/v.mp4"}]}}}""";

    private const string NotFound = """{"code":1203,"message":"no such task"}""";
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v1-6", Mode = Mode.Std, Prompt = "A cat", Duration = "5" };

    private readonly FakeGateway _gateway = new();
    private readonly TemporaryFolder _folder = new();
    private string? _lostKey;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _gateway.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_intent_is_on_record_before_the_request_is_on_the_wire()
    {
        List<TaskEntry> seen = [];
        var journal = Open();
        _gateway.Answer(_ =>
        {
            seen = Task.Run(() => Read(journal)).Result;
            return new HttpResponseMessage { Content = new StringContent(Created) };
        });

        await Run(Client(journal).CreateAsync(Cat));

        var intent = seen.Should().ContainSingle().Which;
        intent.Outcome.Should().Be(TaskOutcome.MayExist);
        JsonDocument.Parse(intent.Intent.Request).RootElement.GetProperty("prompt").GetString().Should().Be("A cat");
        (await Read(journal)).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Outcome = TaskOutcome.Made, IsHandedOver = true, IsOpen = true });
    }

    [Fact]
    public async Task A_refused_request_is_closed()
    {
        var journal = Open();
        _gateway.Json("""{"code":1102,"message":"no credit"}""", HttpStatusCode.TooManyRequests);

        await FluentActions.Awaiting(() => Run(Client(journal).CreateAsync(Cat))).Should().ThrowAsync<KlingApiException>();

        (await Read(journal)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = TaskOutcome.NotMade, IsOpen = false });
    }

    [Fact]
    public async Task A_video_on_disk_closes_its_entry()
    {
        var journal = Open();
        var path = _folder.File("cat.mp4");
        _gateway.Json(Created).Json(Succeeded).Bytes(Mp4.Tiny);

        await Run(Client(journal).GenerateAsync(Cat, path));

        var entry = (await Read(journal)).Should().ContainSingle().Which;
        entry.IsOpen.Should().BeFalse();
        entry.Files.Should().Equal(path);
        entry.Status.Should().Be(VideoTaskStatus.Succeeded);
    }

    [Fact]
    public async Task The_same_request_of_a_process_that_died_goes_on_with_its_task()
    {
        await DieAsync(isMade: false);
        _gateway.Json(NotFound, HttpStatusCode.NotFound).Json(Created);

        var task = await Run(Client(Open()).CreateAsync(Cat));

        task.Id.Should().Be("t1");
        _gateway.Calls.Should().OnlyContain(call => call.Method == "GET" && call.Address.EndsWith("/" + _lostKey));
    }

    [Fact]
    public async Task The_same_request_of_a_process_that_died_is_sent_under_its_id_if_its_task_is_nowhere()
    {
        await DieAsync(isMade: false);
        _gateway.Otherwise(request => request.Method == HttpMethod.Get, NotFound, HttpStatusCode.NotFound).Json(Created);

        (await Run(Client(Open()).CreateAsync(Cat))).Id.Should().Be("t1");

        var sent = _gateway.Calls.Should().ContainSingle(call => call.Method == "POST").Which;
        sent.Body.Should().Contain($"\"external_task_id\":\"{_lostKey}\"");
    }

    [Fact]
    public async Task Where_the_gateway_knows_no_id_of_the_callers_what_may_exist_is_not_sent_again()
    {
        var v1 = KlingGateway.V1(new Uri("https://gateway.example"), "key");
        await DieAsync(isMade: false, v1);

        var resumed = await Client(Open(), v1).ResumeAllAsync().ToListAsync();
        var error = (await FluentActions.Awaiting(() => Run(Client(Open(), v1).CreateAsync(Cat))).Should().ThrowAsync<KlingException>()).Which;

        resumed.Should().ContainSingle().Which.Error!.Message.Should().Contain("may pay twice");
        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.EntryId.Should().Be(resumed[0].Entry.Id);
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_dead_process_left_is_brought_home_to_its_file()
    {
        await DieAsync(isMade: true);
        _gateway.Json(Succeeded).Bytes(Mp4.Tiny);
        var journal = Open();

        var resumed = (await Run(Client(journal).ResumeAllAsync().ToListAsync().AsTask())).Should().ContainSingle().Which;

        resumed.Error.Should().BeNull();
        File.ReadAllBytes(Target).Should().Equal(Mp4.Tiny);
        (await Read(journal)).Should().OnlyContain(entry => !entry.IsOpen);
        (await Client(journal).ResumeAllAsync().ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_video_that_a_dead_process_had_brought_home_is_not_fetched_again()
    {
        await DieAsync(isMade: true);
        await File.WriteAllBytesAsync(Target, Mp4.Tiny);
        _gateway.Json(Succeeded);
        var journal = Open();

        var resumed = (await Run(Client(journal).ResumeAllAsync().ToListAsync().AsTask())).Should().ContainSingle().Which;

        resumed.Error.Should().BeNull();
        resumed.Files.Should().Equal(Target);
        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_task_that_failed_is_told_and_closed()
    {
        await DieAsync(isMade: true);
        _gateway.Json("""{"code":0,"data":{"task_id":"t1","task_status":"failed","task_status_msg":"too dark"}}""");
        var journal = Open();

        var resumed = (await Run(Client(journal).ResumeAllAsync().ToListAsync().AsTask())).Should().ContainSingle().Which;

        resumed.Error.Should().BeOfType<KlingTaskFailedException>().Which.Message.Should().Contain("too dark");
        (await Read(journal)).Should().OnlyContain(entry => !entry.IsOpen);
    }

    [Fact]
    public async Task Another_request_under_the_id_of_one_that_may_exist_is_refused_and_leaves_it_on_record()
    {
        var mine = Cat with { ExternalTaskId = "mine" };
        await DieAsync(isMade: false, request: mine);
        var journal = Open();

        var error = (await FluentActions.Awaiting(() => Run(Client(journal).CreateAsync(mine with { Prompt = "A dog" })))
            .Should().ThrowAsync<KlingApiException>()).Which;

        error.Kind.Should().Be(KlingErrorKind.Duplicate);
        (await Read(journal)).Should().ContainSingle(entry => entry.IsOpen && entry.Outcome == TaskOutcome.MayExist);
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_interrupted_while_it_is_brought_home_stays_on_record()
    {
        await DieAsync(isMade: false);
        var journal = Open();
        using var end = new CancellationTokenSource();
        _gateway.Silence(end.Cancel);

        await FluentActions.Awaiting(() => Run(Client(journal).ResumeAllAsync(cancellationToken: end.Token).ToListAsync().AsTask()))
            .Should().ThrowAsync<OperationCanceledException>();

        (await Read(journal)).Should().ContainSingle(entry => entry.IsOpen && entry.Outcome == TaskOutcome.MayExist);
    }

    [Fact]
    public async Task A_file_that_another_task_is_in_is_not_taken_for_this_ones()
    {
        await DieAsync(isMade: true);
        var journal = Open();
        var dog = await journal.BeginAsync(Intent("dog", path: Target));
        await journal.RecordAsync(dog.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Files = [Target], IsClosed = true });
        await File.WriteAllBytesAsync(Target, Mp4.Tiny);
        _gateway.Json(Succeeded).Bytes(Mp4.Tiny);

        var resumed = (await Run(Client(journal).ResumeAllAsync().ToListAsync().AsTask())).Should().ContainSingle().Which;

        resumed.Error.Should().BeOfType<KlingDownloadException>();
        (await Read(journal)).Should().ContainSingle(entry => entry.IsOpen);
    }

    [Fact]
    public async Task What_another_key_left_is_not_looked_for_with_this_one()
    {
        await DieAsync(isMade: false);

        var resumed = await Run(Client(Open(), KlingGateway.Kapon("another-key")).ResumeAllAsync().ToListAsync().AsTask());

        resumed.Should().BeEmpty();
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lost_create_under_the_callers_id_is_looked_for_when_it_is_sent_again()
    {
        var client = Client(TaskJournal.None);
        var mine = Cat with { ExternalTaskId = "mine" };
        _gateway.Otherwise(request => request.Method == HttpMethod.Get, NotFound, HttpStatusCode.NotFound);
        for (var i = 0; i < 5; i++)
        {
            _gateway.Fail(HttpRequestError.ResponseEnded);
        }

        await FluentActions.Awaiting(() => Run(client.CreateAsync(mine))).Should().ThrowAsync<KlingApiException>();
        _gateway.Otherwise(request => request.Method == HttpMethod.Get, Created, HttpStatusCode.OK);

        (await Run(client.CreateAsync(mine))).Id.Should().Be("t1");
    }

    [Fact]
    public async Task A_create_that_may_exist_is_found_by_the_same_request_in_the_same_process()
    {
        var client = Client(TaskJournal.None);
        _gateway.Otherwise(request => request.Method == HttpMethod.Get, NotFound, HttpStatusCode.NotFound);
        for (var i = 0; i < 5; i++)
        {
            _gateway.Fail(HttpRequestError.ResponseEnded);
        }

        var error = (await FluentActions.Awaiting(() => Run(client.CreateAsync(Cat))).Should().ThrowAsync<KlingApiException>()).Which;
        _gateway.Otherwise(request => request.Method == HttpMethod.Get, Created, HttpStatusCode.OK);

        var task = await Run(client.CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        task.Id.Should().Be("t1");
        _gateway.Calls[^1].Address.Should().EndWith(error.Handle!.Id);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_ends_a_create_before_it_is_sent()
    {
        var notAFolder = _folder.File("file");
        await File.WriteAllTextAsync(notAFolder, "");

        await FluentActions.Awaiting(() => Run(Client(TaskJournal.InFolder(notAFolder)).CreateAsync(Cat))).Should().ThrowAsync<KlingException>();

        _gateway.Calls.Should().BeEmpty();
    }

    private static KlingGateway Kapon => KlingGateway.Kapon("key");

    private string Target => _folder.File("home.mp4");

    private Task<T> Run<T>(Task<T> task) => Clock.RunAsync(task);

    private KlingClient Client(ITaskJournal journal, KlingGateway? gateway = null) =>
        new(gateway ?? Kapon, _gateway.Http(), new KlingClientOptions { TimeProvider = Clock, Journal = journal });

    /// <summary>Leaves what a process leaves that is killed on its way: between request and answer, or while it waits.</summary>
    private async Task DieAsync(bool isMade, KlingGateway? gateway = null, TextToVideoRequest? request = null)
    {
        using var end = new CancellationTokenSource();
        using var mortal = new FakeGateway();
        var journal = Open();
        if (isMade)
        {
            mortal.Json(Created);
        }

        mortal.Answer(_ =>
        {
            Kill(journal);
            end.Cancel();
            throw new OperationCanceledException(end.Token);
        });
        using var client = new KlingClient(
            gateway ?? Kapon, mortal.Http(), new KlingClientOptions { TimeProvider = Clock, Journal = journal });

        await FluentActions.Awaiting(() => Run(client.GenerateAsync(request ?? Cat, Target, cancellationToken: end.Token)))
            .Should().ThrowAsync<KlingCanceledException>();

        _lostKey = JsonDocument.Parse(mortal.Calls[0].Body).RootElement.TryGetProperty("external_task_id", out var key) ? key.GetString() : null;
    }
}
