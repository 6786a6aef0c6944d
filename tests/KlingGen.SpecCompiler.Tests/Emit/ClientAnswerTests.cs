using System.Net;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Tests.Emit.ClientModels;

namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class ClientAnswerTests
{
    [Fact]
    public async Task An_answer_has_the_type_of_the_first_success()
    {
        var harness = ClientHarness.Of(
            Operation("GET", "/x").WithAnswer("201", Json(TypeRef.String)).WithAnswer("200", Json(ClientHarness.Pet)).WithAnswer("204"));
        harness.Answer = ClientHarness.Json("""{"name":"Tom"}""");

        dynamic response = await harness.CallAsync("CallAsync");

        ((object)response.Value).ToString().Should().Contain("Name = Tom");
        harness.Answer = ClientHarness.Json("\"text\"", HttpStatusCode.Created);
        response = await harness.CallAsync("CallAsync");
        ((bool)response.HasValue).Should().BeFalse();
        ((int)response.Body.Length).Should().Be(6);
    }

    [Fact]
    public async Task An_answer_without_a_body_is_plain()
    {
        var harness = ClientHarness.Of(Operation("DELETE", "/x").WithAnswer("204"));

        harness.Methods("CallAsync")[0].ReturnType.Should().Be<Task<ApiResponse>>();
        (await harness.CallAsync("CallAsync")).Should().BeAssignableTo<ApiResponse>();
        ClientHarness.Of(Operation("HEAD", "/x").WithAnswer("200", Json(ClientHarness.Pet))).Methods("CallAsync")[0].ReturnType
            .Should().Be<Task<ApiResponse>>();
    }

    [Fact]
    public async Task A_failure_has_the_type_of_its_status()
    {
        var harness = ClientHarness.Of(Operation("GET", "/x")
            .WithAnswer("200", Json(ClientHarness.Pet))
            .WithAnswer("404", Json(List(TypeRef.String)))
            .WithAnswer("4XX", Content(MediaKind.Text, TypeRef.String, "text/plain"))
            .WithAnswer("default", Json(ClientHarness.Pet)));
        var call = () => harness.CallAsync("CallAsync");

        harness.Answer = ClientHarness.Json("""["a"]""", HttpStatusCode.NotFound);
        (await call.Should().ThrowAsync<ApiException<IReadOnlyList<string>>>()).Which.Error.Should().Equal("a");
        harness.Answer = ClientHarness.Json("oops", HttpStatusCode.Conflict);
        (await call.Should().ThrowAsync<ApiException<string>>()).Which.Error.Should().Be("oops");
        harness.Answer = ClientHarness.Json("""{"name":"Tom"}""", HttpStatusCode.InternalServerError);
        (await call.Should().ThrowAsync<ApiException>()).Which.GetType().Name.Should().Be("ApiException`1");
    }

    [Fact]
    public async Task A_lone_default_is_success_and_failure()
    {
        var harness = ClientHarness.Of(Operation("GET", "/x").WithAnswer("default", Json(ClientHarness.Pet)));
        harness.Answer = ClientHarness.Json("""{"name":"Tom"}""");

        dynamic response = await harness.CallAsync("CallAsync");

        ((object)response.Value).ToString().Should().Contain("Name = Tom");
        harness.Answer = ClientHarness.Json("""{"name":"Tom"}""", HttpStatusCode.NotFound);
        (await harness.Invoking(client => client.CallAsync("CallAsync")).Should().ThrowAsync<ApiException>()).Which.GetType().Name
            .Should().Be("ApiException`1");
    }

    [Fact]
    public async Task Texts_and_files_are_answers_too()
    {
        var harness = ClientHarness.Of(Operation("GET", "/x").WithAnswer(
            "200",
            Content(MediaKind.Binary, Primitive(PrimitiveKind.Stream), "video/mp4"),
            Content(MediaKind.Binary, Primitive(PrimitiveKind.Stream), "video/webm")));
        harness.Answer = static () => new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new ByteArrayContent([1, 2, 3]) };

        using var response = (ApiResponse<Stream>)await harness.CallAsync("CallAsync");

        harness.Request.Headers.Accept.ToString().Should().Be("video/mp4, video/webm");
        response.Value.ReadByte().Should().Be(1);
        ClientHarness.Of(Operation("GET", "/x").WithAnswer("200", Content(MediaKind.Text, TypeRef.String, "text/csv")))
            .Methods("CallAsync")[0].ReturnType
            .Should().Be<Task<ApiResponse<string>>>();
    }

    [Fact]
    public async Task A_stream_of_events_beside_a_whole_answer_is_a_second_method()
    {
        var harness = ClientHarness.Of(Operation("POST", "/x").WithAnswer(
            "200", Json(ClientHarness.Pet), Content(MediaKind.EventStream, TypeRef.String, "text/event-stream")));
        harness.Answer = static () => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("data: a\n\ndata: b\n\ndata: [DONE]\n\n"),
        };

        using var response = (ApiResponse<IAsyncEnumerable<string>>)await harness.CallAsync("CallStreamingAsync");

        harness.Request.Headers.Accept.ToString().Should().Be("text/event-stream");
        var events = new List<string>();
        await foreach (var item in response.Value)
        {
            events.Add(item);
        }

        events.Should().Equal("a", "b");
        harness.Methods("CallAsync").Should().ContainSingle();
    }

    [Fact]
    public async Task Lines_of_numbers_are_read_one_by_one()
    {
        var harness = ClientHarness.Of(
            Operation("GET", "/x").WithAnswer("200", Content(MediaKind.JsonLines, Primitive(PrimitiveKind.Int32), "application/jsonl")));
        harness.Answer = static () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("1\n2\n") };

        using var response = (ApiResponse<IAsyncEnumerable<int>>)await harness.CallAsync("CallAsync");

        var sum = 0;
        await foreach (var item in response.Value)
        {
            sum += item;
        }

        sum.Should().Be(3);
    }

    [Fact]
    public void Operations_with_equal_answers_share_one_table()
    {
        var operation = Operation("GET", "/x").WithAnswer("200", Json(ClientHarness.Pet)).WithAnswer("default", Json(ClientHarness.Pet));
        var harness = ClientHarness.Of(
            operation,
            operation with { Name = "Other" },
            operation with { Name = "Third", Responses = operation.Responses.Take(1).ToEquatableArray() });

        harness.Source.Split("private static readonly").Should().HaveCount(3);
    }

    [Fact]
    public async Task An_answer_may_be_null_where_the_document_says_so()
    {
        var operation = Operation("GET", "/x")
            .WithAnswer("200", Json(ClientHarness.Pet) with { Nullable = true })
            .WithAnswer("400", Json(ClientHarness.Colour) with { Nullable = true });
        var harness = ClientHarness.Of(operation);
        harness.Answer = ClientHarness.Json("null");

        var response = await harness.CallAsync("CallAsync");

        response.GetType().GetProperty("HasValue")!.GetValue(response).Should().Be(true);
        response.GetType().GetProperty("Value")!.GetValue(response).Should().BeNull();
    }
}
