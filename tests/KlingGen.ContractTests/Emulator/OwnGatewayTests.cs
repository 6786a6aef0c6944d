using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator;
using KlingGen.Runtime.Tasks;

namespace KlingGen.ContractTests.Emulator;

/// <summary>Gateways that the emulator knows by their documents alone.</summary>
public class OwnGatewayTests
{
    private const string LipSync = """{"video":"https://example.com/face.mp4","sound_file":"https://example.com/voice","tag":"mine-1"}""";
    private const string Upscale = """{"video":"https://example.com/small.mp4"}""";

    private static readonly GatewayDescriptor s_studio = CompiledGateway.Of(OwnGatewayDocuments.Studio);
    private static readonly GatewayDescriptor s_bare = CompiledGateway.Of(OwnGatewayDocuments.Bare);

    [Fact]
    public async Task It_stands_beside_the_built_in_ones_under_its_name_and_the_path_of_its_own_address()
    {
        await using var gateway = await StudioAsync();

        gateway.Emulator.AddressOf("own").AbsolutePath.Should().Be("/gateways/own/api/v2/");
        gateway.Emulator.AddressOf("kapon").AbsolutePath.Should().Be("/gateways/kapon/kling/");
        gateway.Emulator.Addresses[^1].Should().Be(KeyValuePair.Create("own", gateway.Emulator.AddressOf("own")));
        gateway.Emulator.Addresses.Select(static entry => entry.Key).Should().Contain(["anyapi", "emulator", "official", "v1", "videos"]);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_told_with_those_that_are()
    {
        await using var gateway = await StudioAsync();

        var unknown = () => gateway.Emulator.AddressOf("nobody");
        var start = () => KlingEmulator.StartAsync(new EmulatorOptions { Gateway = "nobody" });

        unknown.Should().Throw<ArgumentException>().WithMessage("*\"nobody\"*kapon*own*");
        await start.Should().ThrowAsync<ArgumentException>().WithMessage("*\"nobody\"*kapon*");
    }

    [Fact]
    public async Task It_takes_the_place_of_a_built_in_one_of_its_name()
    {
        var kapon = CompiledGateway.Of(OwnGatewayDocuments.Studio.Replace("name: own", "name: kapon"));
        await using var gateway = await Gateway.StartAsync("kapon", options => options with { Gateways = [kapon] });
        gateway.Http.DefaultRequestHeaders.Add("X-Own-Key", "key");

        (await gateway.PostAsync("upscales", Upscale)).Status.Should().Be(200);
        gateway.Emulator.Addresses.Should().ContainSingle(static entry => entry.Key == "kapon");
    }

    [Fact]
    public async Task It_is_spoken_at_the_root_when_it_is_asked_to_be()
    {
        await using var gateway = await StudioAsync(static options => options with { Gateway = "own" });

        var reply = await gateway.PostAsync(new Uri(gateway.Emulator.BaseAddress, "upscales").AbsoluteUri, Upscale);

        reply.Status.Should().Be(200);
        gateway.Emulator.Requests[^1].Gateway.Should().Be("own");
    }

    [Fact]
    public async Task A_creation_is_answered_as_the_documents_example_shows()
    {
        await using var gateway = await StudioAsync();

        var reply = await gateway.PostAsync("models/lips-1/jobs", LipSync);

        reply.Status.Should().Be(200);
        reply.Json.GetProperty("outcome").GetString().Should().Be("fine");
        reply.Json.GetProperty("trace").GetString().Should().MatchRegex("^trace-[0-9a-z]{8}$").And.NotBe("trace-0a1b2c3d");
        var job = reply.Json.GetProperty("result");
        job.EnumerateObject().Select(static member => member.Name).Should().Equal("meta", "stage", "percent", "engine", "queue");
        job.GetProperty("meta").GetProperty("ref").GetString().Should().MatchRegex("^job-[0-9]{8}$").And.NotBe("job-10000000");
        job.GetProperty("meta").GetProperty("made").GetInt64().Should().Be(gateway.Clock.GetUtcNow().ToUnixTimeSeconds());
        job.GetProperty("meta").GetProperty("tag").GetString().Should().Be("mine-1");
        job.GetProperty("stage").GetString().Should().Be("waiting");
        job.GetProperty("percent").GetString().Should().Be("0%");
        job.GetProperty("engine").GetString().Should().Be("lips-1");
        job.GetProperty("queue").GetString().Should().Be("blue");
    }

    [Fact]
    public async Task A_task_walks_through_the_documents_words_and_ends_with_its_video()
    {
        await using var gateway = await StudioAsync();
        var id = await CreateAsync(gateway, "models/lips-1/jobs", LipSync);

        gateway.Clock.Advance(Gateway.Queued + (Gateway.Processing / 4));
        var working = (await gateway.GetAsync($"jobs/{id}")).Json.GetProperty("result");
        gateway.Finish();
        var ready = (await gateway.GetAsync($"jobs/{id}")).Json.GetProperty("result");

        working.GetProperty("stage").GetString().Should().Be("working");
        working.GetProperty("percent").GetString().Should().Be("25%");
        working.TryGetProperty("output", out _).Should().BeFalse();
        working.GetProperty("meta").TryGetProperty("done", out _).Should().BeFalse();
        ready.GetProperty("stage").GetString().Should().Be("ready");
        var times = ready.GetProperty("meta");
        times.GetProperty("done").GetInt64().Should().Be(times.GetProperty("made").GetInt64() + 110);
        ready.GetProperty("output").GetProperty("length").GetInt32().Should().Be(5);
        var link = ready.GetProperty("output").GetProperty("link").GetString();
        Mp4File.Parse(await gateway.Http.GetByteArrayAsync(link)).Seconds.Should().Be(5);
        Mp4File.Parse(await gateway.Http.GetByteArrayAsync($"jobs/{id}/file")).Seconds.Should().Be(5);
    }

    [Fact]
    public async Task Any_text_of_a_request_can_make_its_task_fail()
    {
        await using var gateway = await StudioAsync();
        var id = await CreateAsync(gateway, "upscales", """{"video":"https://example.com/[fail:too large].mp4"}""");
        gateway.Finish();

        var job = (await gateway.GetAsync($"jobs/{id}")).Json.GetProperty("result");

        job.GetProperty("stage").GetString().Should().Be("broken");
        job.GetProperty("why").GetString().Should().Be("too large");
        job.TryGetProperty("output", out _).Should().BeFalse();
    }

    [Fact]
    public async Task One_path_finds_the_tasks_of_all_products_that_share_it()
    {
        await using var gateway = await StudioAsync();
        var lips = await CreateAsync(gateway, "models/lips-1/jobs", LipSync);
        var upscale = await CreateAsync(gateway, "upscales", Upscale);

        IdIn(await gateway.GetAsync($"jobs/{lips}")).Should().Be(lips);
        IdIn(await gateway.GetAsync($"jobs/{upscale}")).Should().Be(upscale);
        IdIn(await gateway.GetAsync("jobs/mine-1")).Should().Be(lips);
        (await gateway.GetAsync("jobs/nobody")).Json.GetProperty("outcome").GetString().Should().Be("E3");
    }

    [Fact]
    public async Task Several_tasks_are_asked_for_at_once_and_unknown_ones_left_out()
    {
        await using var gateway = await StudioAsync();
        var lips = await CreateAsync(gateway, "models/lips-1/jobs", LipSync);
        var upscale = await CreateAsync(gateway, "upscales", Upscale);

        var found = await gateway.GetAsync($"jobs?refs={lips},nobody,{upscale}");
        var refused = await gateway.GetAsync("jobs?refs=1,2,3,4");
        var empty = await gateway.GetAsync("jobs");

        Ids(found).Should().Equal(lips, upscale);
        found.Json.GetProperty("outcome").GetString().Should().Be("fine");
        refused.Status.Should().Be(422);
        refused.Body.Should().Contain("refs takes at most 3 ids");
        empty.Status.Should().Be(422);
    }

    [Fact]
    public async Task A_list_is_turned_by_a_cursor_in_its_body()
    {
        await using var gateway = await StudioAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await CreateAsync(gateway, "upscales", Upscale));
        }

        var first = await gateway.PostAsync("jobs", """{"kind":"upscale"}""");
        var next = first.Json.GetProperty("next").GetProperty("after").GetString();
        var second = await gateway.PostAsync("jobs", $$"""{"kind":"upscale","count":3,"after":"{{next}}"}""");

        Ids(first).Should().Equal(ids[4], ids[3]);
        Ids(second).Should().Equal(ids[2], ids[1], ids[0]);
        second.Json.TryGetProperty("next", out _).Should().BeFalse();
        (await gateway.PostAsync("jobs", """{"kind":"upscale","count":51}""")).Status.Should().Be(422);
        (await gateway.PostAsync("jobs", """{"kind":"upscale","after":"elsewhere"}""")).Status.Should().Be(422);
    }

    [Fact]
    public async Task What_a_request_always_says_tells_products_apart_that_share_a_path()
    {
        await using var gateway = await StudioAsync();
        var lips = await CreateAsync(gateway, "models/lips-1/jobs", LipSync);
        var upscale = await CreateAsync(gateway, "upscales", Upscale);

        var refused = await gateway.PostAsync("jobs", "{}");

        Ids(await gateway.PostAsync("jobs", """{"kind":"lips"}""")).Should().Equal(lips);
        Ids(await gateway.PostAsync("jobs", """{"kind":"upscale"}""")).Should().Equal(upscale);
        refused.Status.Should().Be(422);
        refused.Body.Should().Contain("kind must be");
    }

    [Theory]
    [InlineData("models/lips-3/jobs", LipSync, "model")]
    [InlineData("models/lips-1/jobs", """{"video":"x"}""", "sound_file")]
    [InlineData("upscales", """{"video":""}""", "video")]
    public async Task Its_rules_are_checked_over_the_body_and_the_members_that_travel_in_the_path(string path, string body, string member)
    {
        await using var gateway = await StudioAsync();

        var reply = await gateway.PostAsync(path, body);

        reply.Status.Should().Be(422);
        reply.Json.GetProperty("outcome").GetString().Should().Be("E1");
        reply.Json.GetProperty("trace").GetString().Should().StartWith("trace-");
        reply.Json.GetProperty("details")[0].GetProperty("text").GetString().Should().StartWith("Bad order: ").And.Contain(member);
        reply.Json.GetProperty("details")[0].GetProperty("area").GetString().Should().Be("order");
    }

    [Fact]
    public async Task An_idempotency_key_is_taken_once_where_the_product_has_one()
    {
        await using var gateway = await StudioAsync();
        await CreateAsync(gateway, "models/lips-1/jobs", LipSync);

        var second = await gateway.PostAsync("models/lips-2/jobs", LipSync);
        await CreateAsync(gateway, "upscales", """{"video":"x","tag":"mine-1"}""");

        second.Status.Should().Be(409);
        second.Body.Should().Contain("tag 'mine-1' already exists");
    }

    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("DELETE", "jobs")]
    [InlineData("GET", "")]
    public async Task A_path_or_method_that_it_does_not_have_is_refused_in_its_words(string method, string path)
    {
        await using var gateway = await StudioAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await gateway.Http.SendAsync(request);

        ((int)response.StatusCode).Should().Be(410);
        (await response.Content.ReadFromJsonAsync<JsonObject>())!["outcome"]!.GetValue<string>().Should().Be("E3");
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("wrong", 401)]
    [InlineData("right", 200)]
    public async Task The_key_is_looked_for_where_the_document_wants_it_and_not_recorded(string? key, int status)
    {
        await using var gateway = await StudioAsync(static options => options with { ApiKey = "right" });
        gateway.Http.DefaultRequestHeaders.Remove("X-Own-Key");
        if (key is not null)
        {
            gateway.Http.DefaultRequestHeaders.Add("X-Own-Key", key);
        }

        var reply = await gateway.PostAsync("upscales", Upscale);

        reply.Status.Should().Be(status);
        reply.Json.GetProperty("outcome").GetString().Should().Be(status == 200 ? "fine" : "E2");
        gateway.Emulator.Requests[0].Headers.GetValueOrDefault("X-Own-Key").Should().Be(key is null ? null : "…");
    }

    [Theory]
    [InlineData("E4", 429, "E4")]
    [InlineData("1302", 429, "E4")]
    [InlineData("1303", 429, "E4")]
    [InlineData("1301", 422, "E1")]
    public async Task A_fault_is_told_by_the_gateways_own_code_for_it(string fault, int status, string code)
    {
        await using var gateway = await StudioAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Code(fault, "Not now"));

        var reply = await gateway.PostAsync("upscales", Upscale);

        reply.Status.Should().Be(status);
        reply.Json.GetProperty("outcome").GetString().Should().Be(code);
        reply.Body.Should().Contain("Not now");
    }

    [Fact]
    public async Task Its_answers_drift_where_its_document_says_that_things_stand()
    {
        await using var gateway = await StudioAsync();
        var id = await CreateAsync(gateway, "upscales", Upscale);
        gateway.Emulator.Faults.Enqueue(
            Fault.Drift(ShapeDrift.StatusWord("SUCCESS")),
            Fault.Drift(ShapeDrift.TimesAsText),
            Fault.Drift(ShapeDrift.CodeAsHttpStatus),
            Fault.Drift(ShapeDrift.Flat));

        var answers = new List<JsonElement>();
        while (gateway.Emulator.Faults.Count > 0)
        {
            answers.Add((await gateway.GetAsync($"jobs/{id}")).Json);
        }

        answers[0].GetProperty("result").GetProperty("stage").GetString().Should().Be("SUCCESS");
        answers[1].GetProperty("result").GetProperty("meta").GetProperty("made").ValueKind.Should().Be(JsonValueKind.String);
        answers[2].GetProperty("outcome").GetInt32().Should().Be(200);
        answers[3].GetProperty("stage").GetString().Should().Be("waiting");
    }

    [Fact]
    public async Task Without_an_example_answers_are_made_of_the_map_alone()
    {
        await using var gateway = await BareAsync();

        var created = (await gateway.PostAsync("videos", """{"text":"A cat","frame":"720x1280"}""")).Json;
        gateway.Finish();
        var done = (await gateway.GetAsync($"videos/{created.GetProperty("number").GetInt64()}")).Json;

        created.GetProperty("state").GetString().Should().Be("running");
        created.GetProperty("begun").GetDateTimeOffset().Should().Be(gateway.Clock.GetUtcNow() - Gateway.Queued - Gateway.Processing);
        created.TryGetProperty("files", out _).Should().BeFalse();
        done.GetProperty("state").GetString().Should().Be("done");
        done.GetProperty("done_percent").GetInt32().Should().Be(100);
        var file = Mp4File.Parse(await gateway.Http.GetByteArrayAsync(done.GetProperty("files")[0].GetString()));
        file.Seconds.Should().Be(8);
        (file.Width * 16).Should().Be(file.Height * 9);
    }

    [Fact]
    public async Task A_list_is_turned_by_a_cursor_in_its_query()
    {
        await using var gateway = await BareAsync();
        for (var i = 0; i < 3; i++)
        {
            await gateway.PostAsync("videos", """{"text":"A cat"}""");
        }

        var first = (await gateway.GetAsync("videos?count=2")).Json;
        var second = (await gateway.GetAsync($"videos?count=2&from={first.GetProperty("more").GetInt64()}")).Json;

        first.GetProperty("found").GetArrayLength().Should().Be(2);
        second.GetProperty("found").GetArrayLength().Should().Be(1);
        second.TryGetProperty("more", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_refusal_of_a_gateway_that_says_nothing_of_refusals_is_a_problem_detail()
    {
        await using var gateway = await BareAsync();

        var reply = await gateway.PostAsync("videos", "{}");

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("detail").GetString().Should().Contain("text");
    }

    private static async Task<Gateway> StudioAsync(Func<EmulatorOptions, EmulatorOptions>? configure = null)
    {
        var gateway = await Gateway.StartAsync("own", options => (configure?.Invoke(options) ?? options) with { Gateways = [s_studio] });
        gateway.Http.DefaultRequestHeaders.Add("X-Own-Key", "key");
        return gateway;
    }

    private static Task<Gateway> BareAsync() => Gateway.StartAsync("own", static options => options with { Gateways = [s_bare] });

    private static async Task<string> CreateAsync(Gateway gateway, string path, string json)
    {
        var reply = await gateway.PostAsync(path, json);
        reply.Status.Should().Be(200, reply.Body);
        return IdIn(reply)!;
    }

    private static string? IdIn(Gateway.Reply reply) => reply.Json.GetProperty("result").GetProperty("meta").GetProperty("ref").GetString();

    private static IEnumerable<string?> Ids(Gateway.Reply reply) =>
        reply.Json.GetProperty("results").EnumerateArray().Select(static job => job.GetProperty("meta").GetProperty("ref").GetString());
}
