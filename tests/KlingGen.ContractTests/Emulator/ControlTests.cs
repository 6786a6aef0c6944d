using System.Net;
using System.Text;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class ControlTests
{
    private const string Path = "v1/videos/text2video";
    private const string Order = """{"prompt":"A cat"}""";

    /// <summary>Every kind of fault, with all that it takes.</summary>
    public static TheoryData<string> Faults =>
    [
        "\"none\"",
        """{"code":1302,"on":"create","gateway":"kapon","times":2,"retryAfter":3}""",
        """{"code":"insufficient_quota","message":"none left","status":200}""",
        """{"status":502,"after":true,"retryAfter":"1.5s"}""",
        """{"kind":"answer","status":200,"contentType":"text/plain","headers":{"Via":"x"},"body":"hello"}""",
        """{"bodyBase64":"/v8A"}""",
        """{"json":{"code":0}}""",
        """{"kind":"html","status":200}""",
        """{"kind":"redirect","status":303,"location":"/elsewhere/{id}"}""",
        """{"encoding":"utf16"}""",
        """{"drift":"flat"}""",
        """{"drift":"statusWord","word":"SUCCESS"}""",
        """{"kind":"merge","json":{"data":{"task_id":7,"x":null}}}""",
        "\"brokenSurrogate\"",
        "\"cutUnread\"",
        "\"cutBefore\"",
        "\"cutAfter\"",
        """{"kind":"halfBody","share":0.9,"framing":"connectionEnd","on":"download"}""",
        """{"difference":-1}""",
        """{"delay":"10s","after":true}""",
        """{"kind":"silence","times":"always"}""",
        """{"kind":"hiddenTask","for":"5s","and":"cutAfter"}""",
        """{"kind":"hiddenTask","queries":3}""",
        """{"kind":"linklessTask","queries":2}""",
        """{"kind":"expiredLink","status":200,"on":"media"}""",
        """{"kind":"mediaVersion","version":2,"validator":"weakETag","ignoresIfRange":true}""",
        """{"kind":"endlessMedia","announcedLength":1000000}""",
        "\"lostCallback\"",
        """{"kind":"lateCallback","delay":5}""",
        """{"kind":"duplicateCallback","posts":3}""",
        "\"forgedCallback\"",
        "\"reorderedCallback\"",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_kind_of_fault_can_be_asked_for(string fault)
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await CommandAsync(gateway, $$$"""{"faults":[{{{fault}}}],"random":{"rate":0.5,"seed":7,"faults":[{{{fault}}}]}}""");

        reply.Status.Should().Be(200, reply.Body);
        reply.Json.GetProperty("faults").GetArrayLength().Should().Be(1);
        reply.Json.GetProperty("random").GetProperty("faults").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_fault_strikes_as_it_was_asked_for()
    {
        await using var gateway = await Gateway.StartAsync("kapon");
        await CommandAsync(gateway, """{"faults":[{"code":1302,"on":"create","gateway":"kapon","times":2,"retryAfter":3}]}""");

        var query = await gateway.GetAsync(Path);
        using var content = new StringContent(Order, Encoding.UTF8, "application/json");
        using var first = await gateway.Http.PostAsync(Path, content);
        var second = await gateway.PostAsync(Path, Order);
        var third = await gateway.PostAsync(Path, Order);

        query.Status.Should().Be(200);
        ((int)first.StatusCode).Should().Be(429);
        first.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(3));
        second.Json.GetProperty("code").GetInt32().Should().Be(1302);
        third.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_failure_after_the_task_was_made_can_be_asked_for()
    {
        await using var gateway = await Gateway.StartAsync();
        await CommandAsync(gateway, """
            {"faults":[{"status":502,"after":true,"on":"create"},{"kind":"hiddenTask","queries":1,"and":"cutAfter"}]}
            """);

        var failed = await gateway.PostAsync(Path, Order);
        var cut = () => gateway.PostAsync(Path, Order);

        failed.Status.Should().Be(502);
        await cut.Should().ThrowAsync<HttpRequestException>();
        gateway.Emulator.Tasks.Should().HaveCount(2);
        (await gateway.GetAsync($"{Path}/{gateway.Emulator.Tasks[1].Id}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_storm_can_be_asked_for_and_ended()
    {
        await using var gateway = await Gateway.StartAsync();
        await CommandAsync(gateway, """{"random":{"rate":1,"seed":7,"faults":["html"]}}""");

        var struck = await gateway.GetAsync(Path);
        await CommandAsync(gateway, """{"clear":true}""");
        var spared = await gateway.GetAsync(Path);

        struck.Status.Should().Be(502);
        spared.Status.Should().Be(200);
    }

    [Fact]
    public async Task Limits_key_secret_pace_and_clock_can_be_set()
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await CommandAsync(gateway, """
            {"limits":{"maxConcurrentTasks":3,"requestsPerSecond":5},"key":"sesame","callbackSecret":"whsec_c2VjcmV0",
             "pace":{"queued":"1s","processing":60},"clock":{"stopped":true,"advance":"10s"}}
            """);

        reply.Body.Should().NotContain("sesame").And.NotContain("c2VjcmV0");
        gateway.Emulator.Limits.MaxConcurrentTasks.Should().Be(3);
        gateway.Emulator.Limits.RequestsPerSecond.Should().Be(5);
        gateway.Emulator.ApiKey.Should().Be("sesame");
        gateway.Emulator.WebhookSecret.Should().Be("whsec_c2VjcmV0");
        gateway.Emulator.Pace.Should().Be(new EmulatorPace(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));
        gateway.Emulator.Clock.IsStopped.Should().BeTrue();
        gateway.Emulator.Clock.GetUtcNow().Should().Be(gateway.Clock.GetUtcNow() + TimeSpan.FromSeconds(10));
        (await gateway.GetAsync(Path)).Status.Should().Be(401);
        await CommandAsync(gateway, """{"key":null,"callbackSecret":null,"limits":{"maxConcurrentTasks":null}}""");
        gateway.Emulator.WebhookSecret.Should().BeNull();
        gateway.Emulator.Limits.MaxConcurrentTasks.Should().BeNull();
        (await gateway.GetAsync(Path)).Status.Should().Be(200);
    }

    [Fact]
    public async Task The_books_are_open()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat","external_task_id":"mine"}""");
        gateway.Emulator.Faults.Enqueue(Fault.Code(1303).At("kapon").Times(2));

        var books = (await gateway.GetAsync("control")).Json;

        var task = books.GetProperty("tasks")[0];
        task.GetProperty("id").GetString().Should().Be(id);
        task.GetProperty("externalId").GetString().Should().Be("mine");
        task.GetProperty("state").GetString().Should().Be("submitted");
        task.GetProperty("request").GetProperty("prompt").GetString().Should().Be("A cat");
        books.GetProperty("totals").GetProperty("tasks").GetInt32().Should().Be(1);
        books.GetProperty("requests").GetArrayLength().Should().Be(1);
        books.GetProperty("faults")[0].GetProperty("left").GetInt32().Should().Be(2);
        books.GetProperty("clock").GetProperty("now").GetDateTimeOffset().Should().Be(gateway.Clock.GetUtcNow());
        gateway.Emulator.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_reset_comes_before_whatever_else_is_asked_for()
    {
        await using var gateway = await Gateway.StartAsync();
        await gateway.CreateAsync(Path, Order);
        gateway.Emulator.Faults.Enqueue(Fault.Code(5000));

        await CommandAsync(gateway, """{"faults":["html"],"reset":true}""");

        gateway.Emulator.Tasks.Should().BeEmpty();
        gateway.Emulator.Faults.Count.Should().Be(1);
        (await gateway.GetAsync(Path)).ContentType.Should().Be("text/html");
    }

    [Theory]
    [InlineData("""{"fault":[]}""", "/fault", "faults")]
    [InlineData("""{"faults":[{"code":1302,"onn":"create"}]}""", "/faults/0/onn", "on")]
    [InlineData("""{"faults":["cutAftre"]}""", "/faults/0", "cutAfter")]
    [InlineData("""{"faults":[{"kind":"slo"}]}""", "/faults/0/kind", "slow")]
    [InlineData("""{"faults":[{"code":1302,"gateway":"capon"}]}""", "/faults/0/gateway", "kapon")]
    [InlineData("""{"faults":[{"code":1302,"on":"creat"}]}""", "/faults/0/on", "create")]
    [InlineData("""{"faults":[{"drift":"flt"}]}""", "/faults/0/drift", "flat")]
    [InlineData("""{"limits":{"maxConcurentTasks":1}}""", "/limits/maxConcurentTasks", "maxConcurrentTasks")]
    [InlineData("""{"clock":{"advanced":"1s"}}""", "/clock/advanced", "advance")]
    [InlineData("""{"random":{"rat":1}}""", "/random/rat", "rate")]
    [InlineData("""{"faults":[{"kind":"hiddenTask","queries":1,"and":"cutAftr"}]}""", "/faults/0/and", "cutAfter")]
    public async Task A_misspelt_name_is_refused_with_the_nearest_and_all_that_are_allowed(string command, string at, string nearest)
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await CommandAsync(gateway, command);

        var error = reply.Json.GetProperty("error");
        reply.Status.Should().Be(400);
        error.GetProperty("at").GetString().Should().Be(at);
        error.GetProperty("nearest").GetString().Should().Be(nearest);
        error.GetProperty("message").GetString().Should().Contain(nearest);
        error.GetProperty("allowed").EnumerateArray().Select(static name => name.GetString()).Should().Contain(nearest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\\ud800\"")]
    [InlineData("""{"faults":{}}""")]
    [InlineData("""{"faults":[{}]}""")]
    [InlineData("""{"faults":[null]}""")]
    [InlineData("""{"faults":[{"code":true}]}""")]
    [InlineData("""{"faults":[{"code":1302,"times":0}]}""")]
    [InlineData("""{"faults":[{"code":1302,"times":"often"}]}""")]
    [InlineData("""{"faults":[{"code":1302,"retryAfter":"soon"}]}""")]
    [InlineData("""{"faults":[{"code":1302,"on":"callback"}]}""")]
    [InlineData("""{"faults":[{"kind":"lostCallback","after":true}]}""")]
    [InlineData("""{"faults":[{"kind":"expiredLink","on":"media","gateway":"kapon"}]}""")]
    [InlineData("""{"faults":[{"status":99}]}""")]
    [InlineData("""{"faults":[{"body":"a","json":1}]}""")]
    [InlineData("""{"faults":[{"body":"\ud800"}]}""")]
    [InlineData("""{"faults":[{"bodyBase64":"?"}]}""")]
    [InlineData("""{"faults":[{"headers":{"a b":"c"}}]}""")]
    [InlineData("""{"faults":[{"headers":{"Via":"猫"}}]}""")]
    [InlineData("""{"faults":[{"kind":"halfBody","share":2}]}""")]
    [InlineData("""{"faults":[{"delay":"30d"}]}""")]
    [InlineData("""{"random":{"rate":1.5}}""")]
    [InlineData("""{"random":{"seed":1}}""")]
    [InlineData("""{"limits":{"requestsPerSecond":0}}""")]
    [InlineData("""{"clock":{"advance":"-1s"}}""")]
    [InlineData("""{"key":5}""")]
    [InlineData("""{"callbackSecret":"secret"}""")]
    [InlineData("""{"reset":"yes"}""")]
    public async Task What_cannot_be_understood_is_refused_as_a_whole(string command)
    {
        await using var gateway = await Gateway.StartAsync();
        var broken = command.Length > 1 && command.StartsWith('{')
            ? $$"""{"clear":true,"pace":{"queued":"7s"},{{command[1..]}}"""
            : command;

        var reply = await CommandAsync(gateway, broken);

        reply.Status.Should().Be(400, reply.Body);
        reply.Json.GetProperty("error").GetProperty("message").GetString().Should().NotBeEmpty();
        gateway.Emulator.Pace.Queued.Should().Be(Gateway.Queued);
        gateway.Emulator.Faults.Count.Should().Be(0);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", "GET")]
    [InlineData("Origin", "null", "POST")]
    [InlineData("Host", "evil.example", "GET")]
    [InlineData("Host", "127.0.0.1.evil.example", "POST")]
    public async Task A_web_page_may_not_steer_the_emulator(string header, string value, string method)
    {
        await using var gateway = await Gateway.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "control");
        request.Headers.TryAddWithoutValidation(header, value);
        request.Content = method == "POST" ? new StringContent("""{"faults":["html"]}""") : null;

        using var response = await gateway.Http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        gateway.Emulator.Faults.Count.Should().Be(0);
    }

    [Fact]
    public async Task Other_methods_are_refused_with_those_that_there_are()
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.Http.DeleteAsync("control");

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Should().BeEquivalentTo("GET", "POST");
    }

    private static async Task<Gateway.Reply> CommandAsync(Gateway gateway, string json)
    {
        // As curl -d sends it.
        using var content = new StringContent(json, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await gateway.Http.PostAsync(gateway.Emulator.ControlAddress, content);
        return await Gateway.Reply.ReadAsync(response);
    }
}
