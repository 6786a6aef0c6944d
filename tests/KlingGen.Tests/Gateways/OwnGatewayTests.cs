using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using KlingGen.Runtime;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Gateways;

/// <summary>A gateway that only its document describes (<see cref="AcmeApi"/>), from the order to the file.</summary>
public sealed class OwnGatewayTests : IDisposable
{
    private static readonly AcmeRequest Chase = new() { Engine = "fast/2", Scene = "A chase", Ticket = "order-7" };
    private static readonly TaskHandle Handle = TaskHandle.Parse("acme/reel/j1");

    private readonly FakeGateway _gateway = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task A_create_goes_out_as_the_document_says_and_its_answer_is_read_by_the_map()
    {
        _gateway.Json(Created("waiting"));

        var task = await Client().CreateAsync(Chase);

        (task.Handle with { Site = null }).Should().Be(Handle);
        task.Status.Should().Be(VideoTaskStatus.Submitted);
        task.CreatedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1735558800));
        task.ExternalTaskId.Should().Be("order-7");
        task.RequestId.Should().Be("t-1");
        var call = _gateway.Calls.Should().ContainSingle().Subject;
        call.Method.Should().Be("POST");
        call.Address.Should().Be("https://api.acme.example/studio/engines/fast%2F2/jobs");
        Same(call.Body, """{"scene":"A chase","ticket":"order-7"}""").Should().BeTrue("the engine travels in the path: {0}", call.Body);
    }

    [Fact]
    public async Task A_request_without_a_key_of_its_own_gets_one()
    {
        _gateway.Json(Created("waiting"));

        await Client().CreateAsync(Chase with { Ticket = null });

        JsonNode.Parse(_gateway.Calls[0].Body)!["ticket"]!.GetValue<string>().Should().HaveLength(32);
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_not_sent()
    {
        await FluentActions.Awaiting(() => Client().CreateAsync(new AcmeRequest())).Should().ThrowAsync<ApiValidationException>();
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_task_is_made_waited_for_and_downloaded_by_its_link()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("video.mp4");
        _gateway.Json(Created("waiting")).Json(Found("rolling")).Json(Found("wrapped", ""","reel":[{"href":"https://cdn.example/v.mp4","length":"5.5"}]""")).Bytes(Mp4.Tiny);

        var task = await _clock.RunAsync(Client().GenerateAsync(Chase, path));

        File.ReadAllBytes(path).Should().Equal(Mp4.Tiny);
        task.Videos[0].Duration.Should().Be(TimeSpan.FromSeconds(5.5));
        task.Model.Should().Be("fast-2-hd");
        task.Cost.Should().Be(1.5m);
        _gateway.Calls[1].Address.Should().Be("https://api.acme.example/studio/jobs?uids=j1");
        _clock.Pauses[0].Should().BeLessThan(TimeSpan.FromSeconds(1.2), "that is the gateway's pace");
    }

    [Fact]
    public async Task A_task_without_a_link_is_downloaded_by_its_id_with_the_key()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("video.mp4");
        var keys = new List<string>();
        _gateway.Json(Found("wrapped")).Answer(request =>
        {
            keys.AddRange(request.Headers.GetValues("X-Acme-Key"));
            return new HttpResponseMessage { Content = new ByteArrayContent(Mp4.Tiny) };
        });

        await _clock.RunAsync(Client().ResumeAsync(Handle, path));

        File.ReadAllBytes(path).Should().Equal(Mp4.Tiny);
        _gateway.Calls[1].Address.Should().Be("https://api.acme.example/studio/jobs/j1/film");
        keys.Should().Equal("acme-key");
    }

    [Fact]
    public async Task A_list_is_turned_by_its_cursor_until_none_is_named()
    {
        _gateway.Json(Listed("c2", "j1", "j2")).Json(Listed("c3", "j3")).Json(Listed(next: null, "j4"));

        var tasks = await Client().ListAsync("reel").ToListAsync();

        tasks.Select(task => task.Id).Should().Equal("j1", "j2", "j3", "j4");
        Same(_gateway.Calls[0].Body, """{"filter":{"mine":true},"page":{"count":2}}""").Should().BeTrue("{0} was sent", _gateway.Calls[0].Body);
        Same(_gateway.Calls[2].Body, """{"filter":{"mine":true},"page":{"after":"c3","count":2}}""").Should().BeTrue("{0} was sent", _gateway.Calls[2].Body);
    }

    [Fact]
    public async Task A_cursor_that_comes_again_ends_the_list()
    {
        _gateway.Json(Listed("c2", "j1")).Json(Listed("c2", "j2"));

        (await Client().ListAsync("reel").ToListAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_page_that_is_empty_ends_the_list()
    {
        _gateway.Json(Listed("c2", "j1")).Json(Listed("c3"));

        (await Client().ListAsync("reel").ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_lost_answer_is_looked_for_by_the_key_and_the_task_has_its_own_id_again()
    {
        var born = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        _gateway.Fail(HttpRequestError.ResponseEnded).Json(Found("rolling").Replace("1735558800", born, StringComparison.Ordinal));

        var task = await _clock.RunAsync(Client().CreateAsync(Chase));

        (task.Handle with { Site = null }).Should().Be(Handle);
        _gateway.Calls[1].Address.Should().Be("https://api.acme.example/studio/jobs?uids=order-7");
    }

    [Fact]
    public async Task A_task_keeps_the_id_that_was_asked_for()
    {
        _gateway.Json(Found("rolling").Replace("j1", "another", StringComparison.Ordinal));

        (await Client().GetAsync(Handle)).Handle.Should().Be(Handle);
    }

    [Fact]
    public async Task Of_several_tasks_in_an_answer_the_one_that_was_asked_for_is_taken()
    {
        _gateway.Json($$$"""{"payload":{"jobs":[{{{Job("j0", "wrapped")}}},{{{Job("j1", "scrapped", ""","note":"too dark","fault":{"kind":"light"}""")}}}]}}""");

        var task = await Client().GetAsync(Handle);

        task.Status.Should().Be(VideoTaskStatus.Failed);
        task.Message.Should().Be("too dark");
        task.ErrorCode.Should().Be("light");
    }

    [Fact]
    public async Task A_list_without_the_task_says_that_there_is_none()
    {
        _gateway.Json("""{"outcome":{"code":"fine"},"payload":{"jobs":[]}}""");

        (await Refused(Client().GetAsync(Handle))).Kind.Should().Be(KlingErrorKind.NotFound);
    }

    [Theory]
    [InlineData("crowded", HttpStatusCode.OK, KlingErrorKind.Concurrency, "the studio is full")]
    [InlineData("broke", HttpStatusCode.PaymentRequired, KlingErrorKind.Quota, "the purse is empty")]
    [InlineData("odd", HttpStatusCode.Forbidden, KlingErrorKind.Permission, "the key may not do this")]
    [InlineData("401", HttpStatusCode.OK, KlingErrorKind.Authentication, "the key was not accepted")]
    public async Task A_refusal_is_read_by_the_map_wherever_it_stands(string code, HttpStatusCode status, KlingErrorKind kind, string meaning)
    {
        _gateway.Json($$$"""{"outcome":{"code":"{{{code}}}","words":"Sorry.","trace":"t-9"}}""", status);

        var error = await Refused(Client(options => options.MaxRetries = 0).GetAsync(Handle));

        error.Kind.Should().Be(kind);
        error.Code.Should().Be(code);
        error.GatewayMessage.Should().Be("Sorry.");
        error.RequestId.Should().Be("t-9");
        error.Message.Should().Contain(meaning).And.Contain("acme");
    }

    [Theory]
    [InlineData("""{"outcome":{"code":"fine"},"payload":{"job":{"meta":{"uid":"j1","phase":"rolling"},"done":40}}}""")]
    [InlineData("""{"meta":{"uid":"j1","phase":"rolling"},"done":40}""")]
    [InlineData("""{"uid":"j1","phase":"rolling","done":"40%"}""")]
    [InlineData("""{"data":{"attributes":{"uid":"j1","phase":"ROLLING","done":40}}}""")]
    [InlineData("""[{"meta":{"uid":"j1","phase":"rolling"},"done":40}]""")]
    [InlineData("""{"payload":[{"uid":"j1","phase":"rolling","done":40}]}""")]
    public async Task An_answer_that_drifted_is_found_by_the_names_that_the_map_knows(string answer)
    {
        _gateway.Json(answer).Json(answer);

        var created = await Client().CreateAsync(Chase);
        var found = await Client().GetAsync(Handle);

        (created.Handle with { Site = null }).Should().Be(Handle);
        found.Should().BeEquivalentTo(new { Handle, Status = VideoTaskStatus.Processing, Progress = 40 });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"outcome":{"code":"fine"}}""")]
    [InlineData("""{"payload":{"reel":[{"uid":"v1"}]}}""")]
    [InlineData("7")]
    public async Task An_answer_without_any_task_is_unreadable(string answer)
    {
        _gateway.Json(answer);

        (await Refused(Client(options => options.AssignExternalTaskIds = false).CreateAsync(Chase with { Ticket = null })))
            .Kind.Should().Be(KlingErrorKind.UnreadableAnswer);
    }

    [Fact]
    public async Task Tasks_that_are_waited_for_together_are_asked_for_together()
    {
        _gateway.Json(Listed(null, "j1", "j2", "j3"));
        using var client = Client();

        var waits = Task.WhenAll(new[] { "j1", "j2", "j3" }.Select(id => client.WaitAsync(new TaskHandle("acme", "reel", id))));
        var tasks = await _clock.RunAsync(waits);

        tasks.Select(task => task.Id).Should().Equal("j1", "j2", "j3");
        _gateway.Calls.Should().ContainSingle().Which.Address.Should().EndWith("?uids=j1,j2,j3");
    }

    [Fact]
    public async Task A_task_that_is_missing_among_others_is_asked_for_alone()
    {
        _gateway.Json(Listed(null, "j2")).Json(Found("wrapped"));
        using var client = Client();

        var waits = Task.WhenAll(new[] { "j1", "j2" }.Select(id => client.WaitAsync(new TaskHandle("acme", "reel", id))));
        var tasks = await _clock.RunAsync(waits);

        tasks.Select(task => task.Id).Should().Equal("j1", "j2");
        _gateway.Calls.Should().HaveCount(2);
        _gateway.Calls[1].Address.Should().EndWith("?uids=j1");
    }

    [Fact]
    public void Its_address_is_its_own_unless_another_is_given()
    {
        KlingGateway.From(AcmeApi.Descriptor, key: "k").BaseAddress.Should().Be(new Uri("https://api.acme.example/studio"));
        KlingGateway.From(AcmeApi.Descriptor, new Uri("http://127.0.0.1:8080"), "k").ToString().Should().Be("acme at http://127.0.0.1:8080/");
        FluentActions.Invoking(() => KlingGateway.From(AcmeApi.Descriptor)).Should().Throw<ArgumentException>().WithMessage("*acme needs an API key*");
    }

    [Fact]
    public async Task What_it_does_not_sell_is_told()
    {
        var error = (await FluentActions.Awaiting(() => Client().CreateAsync(new TextToVideoRequest { Prompt = "A cat" }))
            .Should().ThrowAsync<KlingUnsupportedException>()).Which;

        error.Message.Should().Be("The gateway acme cannot express this request: It does not sell text2video.");
        await FluentActions.Awaiting(() => Client().GetAsync(TaskHandle.Parse("acme/text2video/1"))).Should().ThrowAsync<KlingUnsupportedException>();
    }

    private static string Job(string id, string phase, string more = "") =>
        $$$"""{"meta":{"uid":"{{{id}}}","phase":"{{{phase}}}","born":1735558800,"ticket":"order-7"},"bill":{"credits":"1.5","engine":"fast-2-hd"}{{{more}}}}""";

    private static string Created(string phase) => $$$"""{"outcome":{"code":"fine","trace":"t-1"},"payload":{{{Job("j1", phase)}}}}""";

    private static string Found(string phase, string more = "") => $$$"""{"outcome":{"code":"fine"},"payload":{"jobs":[{{{Job("j1", phase, more)}}}]}}""";

    private static string Listed(string? next, params string[] ids) =>
        $$$"""{"payload":{"jobs":[{{{string.Join(",", ids.Select(id => Job(id, "wrapped")))}}}],"next":{{{(next is null ? "null" : $"\"{next}\"")}}}}}""";

    private static bool Same(string json, string other) => JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(other));

    private static async Task<KlingApiException> Refused(Task task) =>
        (await FluentActions.Awaiting(() => task).Should().ThrowAsync<KlingApiException>()).Which;

    private KlingClient Client(Action<KlingClientOptions>? configure = null)
    {
        var options = new KlingClientOptions { TimeProvider = _clock };
        configure?.Invoke(options);
        return new KlingClient(KlingGateway.From(AcmeApi.Descriptor, key: "acme-key"), _gateway.Http(), options);
    }
}
