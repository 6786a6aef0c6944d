using System.Net;
using KlingGen.Runtime;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Tasks;

public sealed class CreatedAnswerTests
{
    [Theory]
    [InlineData("""{"code":1,"message":"ok","data":{"task_id":"task-1","task_status":"submitted"}}""")]
    [InlineData("""{"code":"ok","data":{"task_id":"task-1"}}""")]
    [InlineData("""{"code":1000001,"message":"?","data":{"id":"task-1"}}""")]
    [InlineData("""{"code":200,"message":"success","data":{"taskId":"task-1"}}""")]
    [InlineData("""{"code":0,"data":{"TaskID":"task-1"}}""")]
    [InlineData("""{"code":0,"data":{"task":{"id":"task-1"}}}""")]
    [InlineData("""{"code":0,"data":{"task":{"task_id":"task-1","status":"NOT_START"}}}""")]
    [InlineData("""{"code":0,"result":{"task_id":"task-1"}}""")]
    [InlineData("""{"result":{"job_id":"task-1"}}""")]
    [InlineData("""{"code":"success","message":"","data":"task-1"}""")]
    [InlineData("""{"code":0,"data":["task-1"]}""")]
    [InlineData("""{"code":0,"data":[{"task_id":"task-1"}]}""")]
    [InlineData("""{"code":0,"data":{"task_ids":["task-1"]}}""")]
    [InlineData("""{"id":"req-1","code":0,"data":{"taskId":"task-1"}}""")]
    [InlineData("""{"id":"req-1","code":0,"data":{"taskId":"task-1","task_status":"submitted"}}""")]
    [InlineData("""{"id":"req-1","code":0,"data":{"task":{"id":"task-1"}}}""")]
    [InlineData("""{"code":0,"data":"{\"task_id\":\"task-1\"}"}""")]
    [InlineData("""{"request":{"task_id":"old"},"code":0,"data":{"taskId":"task-1"}}""")]
    [InlineData("""{"user":{"id":"u-1"},"response":{"id":"task-1"}}""")]
    [InlineData("""{"data":{"external_task_id":"mine","parent_task_id":"old","taskid":"task-1"}}""")]
    public async Task An_id_makes_a_task_whatever_stands_beside_it(string body)
    {
        foreach (var gateway in (string[])["kapon", "v1", "videos"])
        {
            (await Answers.CreateAsync(body, gateway)).Id.Should().Be("task-1", "{0} answered so", gateway);
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.Created)]
    [InlineData(HttpStatusCode.Accepted)]
    public async Task Any_status_of_a_success_will_do(HttpStatusCode status) =>
        (await Answers.CreateAsync("""{"code":0,"data":{"task_id":"task-1"}}""", status: status)).Id.Should().Be("task-1");

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, """{"code":0,"message":"SUCCEED","data":{"task_id":"task-1","task_status":"submitted"}}""")]
    [InlineData(HttpStatusCode.GatewayTimeout, """{"code":5002,"message":"?","data":{"task_id":"task-1","task_status":"processing"}}""")]
    [InlineData(HttpStatusCode.Conflict, """{"code":0,"data":{"task_id":"task-1","task_status":"submitted"}}""")]
    public async Task An_id_makes_a_task_whatever_the_status_is(HttpStatusCode status, string body) =>
        (await Answers.CreateAsync(body, status: status)).Id.Should().Be("task-1");

    [Theory]
    [InlineData("v1", """{"task_id":"task-1","task_status":"submitted"}""")]
    [InlineData("videos", """{"id":"task-1","status":"queued"}""")]
    public async Task An_id_makes_a_task_whatever_the_status_is_at_gateways_without_an_envelope(string gateway, string body) =>
        (await Answers.CreateAsync(body, gateway, HttpStatusCode.BadGateway)).Id.Should().Be("task-1");

    [Theory]
    [InlineData("""{"code":1303,"message":"full","data":{"task_id":"task-1","task_status":"submitted"}}""", KlingErrorKind.Concurrency)]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"failed"}}""", KlingErrorKind.BadRequest)]
    [InlineData("""{"code":400,"data":{"task_id":"task-1","task_status":"submitted"}}""", KlingErrorKind.BadRequest)]
    public async Task A_status_of_a_failure_with_a_reason_refuses_all_the_same(string body, KlingErrorKind kind) =>
        (await Answers.RefusedAsync(body, HttpStatusCode.BadRequest)).Kind.Should().Be(kind);

    [Theory]
    [InlineData("""{"code":1201,"message":"wrong","data":{"task_id":"task-1"}}""", KlingErrorKind.BadRequest)]
    [InlineData("""{"code":1303,"message":"full","data":{"task_id":"task-1"}}""", KlingErrorKind.Concurrency)]
    [InlineData("""{"code":403,"message":"no","data":{"task_id":"task-1"}}""", KlingErrorKind.Permission)]
    [InlineData("""{"code":"insufficient_user_quota","message":"no","data":"task-1"}""", KlingErrorKind.Quota)]
    public async Task A_code_that_is_known_refuses_all_the_same(string body, KlingErrorKind kind) =>
        (await Answers.RefusedAsync(body)).Kind.Should().Be(kind);

    [Theory]
    [InlineData("""{"code":0,"message":"SUCCEED","data":{"task_id":"  ","task_status":"submitted"}}""")]
    [InlineData("""{"code":0,"message":"SUCCEED","data":{"task_id":"\u200b \t","task_status":"submitted"}}""")]
    [InlineData("""{"code":0,"message":"SUCCEED","data":{"task_id":null}}""")]
    [InlineData("""{"code":0,"message":"SUCCEED","data":"success"}""")]
    [InlineData("""{"code":0,"data":{"external_task_id":"mine"}}""")]
    [InlineData("""{"code":0,"data":{"task_id":""")]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("<!DOCTYPE html><title>Hi</title>")]
    [InlineData("OK")]
    public async Task A_success_without_an_id_is_told_with_its_body(string body)
    {
        var error = await Answers.RefusedAsync(body);

        error.Kind.Should().Be(KlingErrorKind.UnreadableAnswer);
        error.CertainlyNotCarriedOut.Should().BeFalse();
        error.RawText.Should().Be(body);
        error.InnerException.Should().BeAssignableTo<ApiException>().Which.Outcome.Should().Be(RequestOutcome.CarriedOut);
    }

    [Fact]
    public async Task Half_an_emoji_is_shown_as_what_cannot_be_read()
    {
        var task = await Answers.CreateAsync("""{"code":0,"data":{"task_id":"task-1","task_status":"processing","task_status_msg":"almost done \ud83d","x":"\udc00"}}""");

        task.Id.Should().Be("task-1");
        task.Message.Should().Be("almost done \uFFFD");
        task.Json.GetProperty("data").GetProperty("x").GetString().Should().Be("\uFFFD");
    }
}
