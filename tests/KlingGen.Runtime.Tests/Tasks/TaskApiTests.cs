using System.Net;
using System.Net.Http.Headers;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Tasks;
using KlingGen.Runtime.Tests.Http;

namespace KlingGen.Runtime.Tests.Tasks;

public sealed class TaskApiTests
{
    private const string Made = """{"code":0,"request":"r1","task":{"id":"t1","state":"new"}}""";
    private static readonly OperationParameter s_id = new("id", ParameterPlace.Path);

    [Fact]
    public async Task A_create_sends_the_request_and_reads_the_task()
    {
        var handler = ScriptedHandler.Json(Made);

        var task = await Api(handler).CreateAsync(Operations.Call("POST", "/tasks"), new Clip("A cat"));

        task.Should().BeEquivalentTo(new { Id = "t1", State = TaskState.Submitted, StatusWord = "new", RequestId = "r1" });
        task.Json.GetProperty("task").GetProperty("id").GetString().Should().Be("t1");
        handler.Body.Should().Be("""{"text":"A cat"}""");
        handler.ContentType.Should().Be("application/json");
        handler.Request.RequestUri!.AbsoluteUri.Should().Be(Calls.Base + "/tasks");
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_not_written_again()
    {
        var clip = new Clip("A cat");
        var written = WrittenRequest.Write(Operations.Call("POST", "/tasks"), clip);
        var first = ScriptedHandler.Json(Made);
        var second = ScriptedHandler.Json(Made);

        await Api(first).CreateAsync(written);
        await Api(second).CreateAsync(written);

        clip.Writes.Should().Be(1);
        second.Body.Should().Be(first.Body);
    }

    [Fact]
    public async Task A_member_that_travels_as_a_parameter_is_not_in_the_body()
    {
        var handler = ScriptedHandler.Json(Made);
        var operation = Operations.Call("POST", "/{engine}/tasks", parameters:
        [
            new("engine", ParameterPlace.Path, Member: "/engine/name"),
            new("speed", ParameterPlace.Query, Member: "/engine/speed"),
            new("none", ParameterPlace.Query, Member: "/engine/none"),
            new("version", ParameterPlace.Header, Value: "\"2\""),
        ]);

        await Api(handler).CreateAsync(operation, new Clip("A cat", "fast/2"));

        handler.Body.Should().Be("""{"text":"A cat","engine":{}}""");
        handler.Request.RequestUri!.AbsoluteUri.Should().Be(Calls.Base + "/fast%2F2/tasks?speed=2");
        handler.Request.Headers.GetValues("version").Should().Equal("2");
    }

    [Fact]
    public async Task A_member_that_the_path_needs_is_not_left_out()
    {
        var operation = Operations.Call("POST", "/{engine}/tasks", parameters: [new("engine", ParameterPlace.Path, Member: "/engine/name")]);
        var handler = ScriptedHandler.Json(Made);

        await FluentActions.Awaiting(() => Api(handler).CreateAsync(operation, new Clip("A cat"))).Should().ThrowAsync<ApiValidationException>();
        handler.Request.Should().BeNull();
    }

    [Theory]
    [InlineData(ParameterPlace.Path, "/tasks/{id}", "/tasks/t%201", null)]
    [InlineData(ParameterPlace.Query, "/tasks", "/tasks?id=t%201", null)]
    [InlineData(ParameterPlace.Body, "/tasks", "/tasks", """{"kind":"clip","by":{"id":"t 1"}}""")]
    public async Task A_task_is_asked_for_wherever_its_id_goes(ParameterPlace place, string path, string address, string? body)
    {
        var handler = ScriptedHandler.Json(Made);
        var id = new OperationParameter(place == ParameterPlace.Body ? "/by/id" : "id", place);

        var task = await Api(handler).QueryAsync(Operations.Call("GET", path, id, body: place == ParameterPlace.Body ? """{"kind":"clip"}""" : null), "t 1");

        task.Id.Should().Be("t 1", "a task goes on bearing the id that was asked for");
        handler.Request.RequestUri!.AbsoluteUri.Should().Be(Calls.Base + address);
        handler.Body.Should().Be(body);
    }

    [Fact]
    public async Task A_task_that_is_asked_for_by_its_key_has_its_own_id() =>
        (await Api(ScriptedHandler.Json(Made)).QueryAsync(Operations.Get("/tasks/{id}", s_id), "order-7", isKey: true)).Id.Should().Be("t1");

    [Theory]
    [InlineData(false, "ids=a%20b,c")]
    [InlineData(true, "ids=a%20b&ids=c")]
    public async Task Several_tasks_are_asked_for_at_once(bool explode, string query)
    {
        var handler = ScriptedHandler.Json("""{"tasks":[{"id":"c","state":"done"},{"id":"a b","state":"new"}]}""");
        var operation = Operations.Get("/tasks", new OperationParameter("ids", ParameterPlace.Query, IsList: true, Explode: explode, Most: 2), "/tasks", answersList: true);

        var tasks = await Api(handler).QueryManyAsync(operation, ["a b", "c"]);

        tasks.Select(task => task.Id).Should().Equal("c", "a b");
        tasks[0].Json.GetRawText().Should().Be("""{"id":"c","state":"done"}""");
        handler.Request.RequestUri!.Query.Should().Be("?" + query);
        await FluentActions.Awaiting(() => Api(handler).QueryManyAsync(operation, ["a", "b", "c"])).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task A_page_is_asked_for_by_number_or_by_cursor()
    {
        var handler = ScriptedHandler.Json("""{"tasks":[],"next":"c2"}""");
        var numbered = Operations.Get("/tasks", pointer: "/tasks", answersList: true, paging: new PagingMap
        {
            Page = new("page", ParameterPlace.Query), Size = new("size", ParameterPlace.Query),
        });
        var marked = Operations.Get("/tasks", pointer: "/tasks", answersList: true, paging: new PagingMap
        {
            Cursor = new("after", ParameterPlace.Query), Next = new JsonPlaces("/next"),
        });

        (await Api(handler).ListAsync(numbered, 3, size: 50)).Next.Should().BeNull();
        handler.Request.RequestUri!.Query.Should().Be("?page=3&size=50");
        (await Api(handler).ListAsync(marked)).Next.Should().Be("c2");
        handler.Request.RequestUri!.Query.Should().BeEmpty();
        await Api(handler).ListAsync(marked, cursor: "c2", size: 50);
        handler.Request.RequestUri!.Query.Should().Be("?after=c2");
    }

    [Fact]
    public async Task Content_is_taken_up_where_it_broke_off()
    {
        var handler = new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new ByteArrayContent([1, 2]) });

        using var answer = await Api(handler).OpenContentAsync(Operations.Get("/tasks/{id}/file", s_id), "t1", 10, new EntityTagHeaderValue("\"v1\""));

        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        answer.Value.ReadByte().Should().Be(1);
        handler.Request.Headers.Range!.ToString().Should().Be("bytes=10-");
        handler.Request.Headers.IfRange!.ToString().Should().Be("\"v1\"");
    }

    [Theory]
    [InlineData("""{"code":"E1","message":"full","request":"r9"}""", HttpStatusCode.TooManyRequests, RefusalKind.Concurrency, "full")]
    [InlineData("""{"code":"E1","error":{"message":"full"},"request":"r9"}""", HttpStatusCode.OK, RefusalKind.Concurrency, "full")]
    [InlineData("""{"code":0,"error":{"code":"E1"},"request":"r9"}""", HttpStatusCode.OK, RefusalKind.Concurrency, null)]
    [InlineData("""{"code":"x","error":{"code":"E1"},"request":"r9"}""", HttpStatusCode.BadRequest, RefusalKind.Concurrency, null)]
    [InlineData("""{"error":"out of order","request":"r9"}""", HttpStatusCode.OK, RefusalKind.Unknown, "out of order")]
    [InlineData("""{"code":403,"request":"r9"}""", HttpStatusCode.OK, RefusalKind.Permission, null)]
    [InlineData("""{"code":false,"request":"r9"}""", HttpStatusCode.Unauthorized, RefusalKind.Authentication, null)]
    public async Task A_refusal_is_told_in_the_documents_words(string body, HttpStatusCode status, RefusalKind kind, string? words)
    {
        var error = (await FluentActions.Awaiting(() => Api(ScriptedHandler.Json(body, status)).CreateAsync(Operations.Call("POST", "/tasks"), new Clip("A cat")))
            .Should().ThrowAsync<TaskRefusedException>()).Which;

        error.Refusal.Should().BeEquivalentTo(new { Kind = kind, Message = words, RequestId = "r9" });
        error.Refusal.Meaning.Should().Be(kind == RefusalKind.Concurrency ? "the studio is full" : null);
        error.StatusCode.Should().Be(status);
        error.Outcome.Should().Be(RequestOutcome.Refused);
        error.RawBody.Length.Should().Be(body.Length);
    }

    [Fact]
    public async Task What_a_task_says_of_its_failure_is_no_refusal()
    {
        const string Failed = """{"id":"t1","state":"3","why":{"code":"E1","text":"too dark"},"error":null}""";

        var task = await Api(ScriptedHandler.Json(Failed)).QueryAsync(Operations.Get("/tasks/{id}", s_id, pointer: ""), "t1");

        task.Should().BeEquivalentTo(new { State = TaskState.Failed, ErrorCode = "E1", Message = "too dark" });
    }

    [Fact]
    public async Task A_list_without_the_task_means_that_there_is_none()
    {
        var operation = Operations.Get("/tasks", new OperationParameter("ids", ParameterPlace.Query, IsList: true), "/tasks", answersList: true);

        var error = (await FluentActions.Awaiting(() => Api(ScriptedHandler.Json("""{"tasks":[]}""")).QueryAsync(operation, "t1"))
            .Should().ThrowAsync<TaskRefusedException>()).Which;

        error.Refusal.Kind.Should().Be(RefusalKind.NotFound);
    }

    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("{}", "application/json")]
    [InlineData("\"done\"", "application/json")]
    [InlineData("", "application/json")]
    public async Task An_answer_without_a_task_is_unreadable(string body, string mediaType)
    {
        var error = (await FluentActions.Awaiting(() => Api(ScriptedHandler.With(body, mediaType)).CreateAsync(Operations.Call("POST", "/tasks"), new Clip("A cat")))
            .Should().ThrowAsync<ApiException>()).Which;

        error.Failure.Should().Be(ApiFailure.UnreadableAnswer);
        error.Outcome.Should().Be(RequestOutcome.CarriedOut);
    }

    [Fact]
    public async Task A_secret_is_sent_and_not_told()
    {
        var operation = new OperationDescriptor
        {
            Id = "get", Method = "GET", Path = "/task", Task = Operations.Map, Refusal = Operations.Errors, IdParameter = new("id", ParameterPlace.Query),
            Security = [[new ApiSecurityScheme("key", ApiSecuritySchemeKind.Bearer)]],
        };
        var handler = ScriptedHandler.Json("""{"message":"bad key sk-secret-1"}""", HttpStatusCode.Forbidden);
        var api = new TaskApi(Calls.Client(handler, new ApiClientOptions { Credentials = ApiCredentials.Create("sk-secret-1") }));

        var error = (await FluentActions.Awaiting(() => api.QueryAsync(operation, "t1")).Should().ThrowAsync<TaskRefusedException>()).Which;

        handler.Request.Headers.Authorization!.ToString().Should().Be("Bearer sk-secret-1");
        error.Message.Should().Contain("bad key ***").And.NotContain("sk-secret-1");
    }

    private static TaskApi Api(HttpMessageHandler handler) => new(Calls.Client(handler));
}
