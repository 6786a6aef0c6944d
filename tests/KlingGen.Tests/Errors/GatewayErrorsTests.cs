using System.Net;
using KlingGen.Errors;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Errors;

public sealed class GatewayErrorsTests
{
    [Theory]
    [InlineData("""{"code":"task_not_made","message":"{\"code\": 1303, \"message\": \"parallel task over resource pack limit\"}","data":null}""", KlingErrorKind.Concurrency)]
    [InlineData("""{"code":500,"message":"{\"error\":\"{\\\"code\\\":1102,\\\"message\\\":\\\"parallel task over resource pack limit\\\"}\"}"}""", KlingErrorKind.Quota)]
    [InlineData("""{"error":{"message":"upstream error: {\"code\":1302,\"message\":\"parallel task over resource pack limit\"}","type":"upstream_error"}}""", KlingErrorKind.RateLimit)]
    [InlineData("""{"message":"parallel task over resource pack limit (code: 1303)"}""", KlingErrorKind.Concurrency)]
    [InlineData("""{"message":"parallel task over resource pack limit [1303]"}""", KlingErrorKind.Concurrency)]
    [InlineData("""{"code":1201,"message":"parallel task over resource pack limit"}""", KlingErrorKind.Duplicate)]
    [InlineData("""{"code":"1200","message":"parallel task over resource pack limit"}""", KlingErrorKind.BadRequest)]
    [InlineData("""{"data":{"code":1301,"message":"parallel task over resource pack limit"}}""", KlingErrorKind.ContentPolicy)]
    public async Task A_wrapped_code_means_what_it_says_whatever_the_status(string body, KlingErrorKind kind)
    {
        var error = await Answers.RefusedAsync(body, HttpStatusCode.InternalServerError);

        error.Kind.Should().Be(kind);
        error.CertainlyNotCarriedOut.Should().BeTrue();
        error.GatewayMessage.Should().Contain("parallel task over resource pack limit");
    }

    [Theory]
    [InlineData("""{"code":5000,"message":"no"}""")]
    [InlineData("""{"code":5002,"message":"no"}""")]
    [InlineData("""{"message":"no"}""")]
    [InlineData("""{"message":"code 404"}""")]
    [InlineData("""{"code":"odd","message":"task 1303 is running"}""")]
    [InlineData("no")]
    [InlineData("<html>")]
    public async Task A_gateway_that_fails_leaves_open_whether_there_is_a_task(string body)
    {
        foreach (var status in (HttpStatusCode[])[HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout])
        {
            var error = await Answers.RefusedAsync(body, status);

            error.Kind.Should().Be(KlingErrorKind.Server);
            error.CertainlyNotCarriedOut.Should().BeFalse();
        }
    }

    [Theory]
    [InlineData("insufficient_user_quota", HttpStatusCode.Forbidden, KlingErrorKind.Quota)]
    [InlineData("insufficient_quota", HttpStatusCode.TooManyRequests, KlingErrorKind.Quota)]
    [InlineData("pre_consume_token_quota_failed", HttpStatusCode.Forbidden, KlingErrorKind.Quota)]
    [InlineData("InsufficientBalance", HttpStatusCode.BadRequest, KlingErrorKind.Quota)]
    [InlineData("model_not_found", HttpStatusCode.ServiceUnavailable, KlingErrorKind.NotFound)]
    [InlineData("rate_limit_exceeded", HttpStatusCode.Forbidden, KlingErrorKind.RateLimit)]
    [InlineData("too_many_requests", HttpStatusCode.BadRequest, KlingErrorKind.RateLimit)]
    [InlineData("invalid_api_key", HttpStatusCode.BadRequest, KlingErrorKind.Authentication)]
    [InlineData("access_denied", HttpStatusCode.BadRequest, KlingErrorKind.Permission)]
    [InlineData("sensitive_words_detected", HttpStatusCode.InternalServerError, KlingErrorKind.ContentPolicy)]
    [InlineData("bad_response_body", HttpStatusCode.InternalServerError, KlingErrorKind.Server)]
    public async Task A_code_in_words_means_what_it_says(string code, HttpStatusCode status, KlingErrorKind kind)
    {
        foreach (var gateway in (string[])["kapon", "v1", "videos"])
        {
            var error = await Answers.RefusedAsync($$$"""{"error":{"message":"no luck","type":"gateway_error","code":"{{{code}}}"}}""", status, gateway);

            error.Kind.Should().Be(kind, "{0} answered so", gateway);
            error.Code.Should().Be(code);
            error.GatewayMessage.Should().Be("no luck");
        }
    }

    [Theory]
    [InlineData("""{"detail":[{"loc":["body","model"],"msg":"field required","type":"missing"}]}""", "body.model: field required")]
    [InlineData("""{"detail":[{"loc":["body","shots",0],"msg":"too long"},{"loc":["body","mode"],"msg":"unknown"}]}""", "body.shots.0: too long; body.mode: unknown")]
    [InlineData("""{"detail":"model is missing"}""", "model is missing")]
    [InlineData("""{"error":"model is missing"}""", "model is missing")]
    [InlineData("""{"msg":"model is missing"}""", "model is missing")]
    [InlineData("""{"title":"One or more errors.","errors":{"model":["The field is required."]}}""", "One or more errors: model: The field is required.")]
    [InlineData("""{"errors":["model is missing","mode too"]}""", "model is missing; mode too")]
    [InlineData("""{"errors":[{"field":"model","message":"is missing"}]}""", "model: is missing")]
    [InlineData("""{"error":{"errors":[{"message":"model is missing"}]}}""", "model is missing")]
    [InlineData("""{"errorMessage":"model is missing"}""", "model is missing")]
    [InlineData("""[{"message":"model is missing"}]""", "model is missing")]
    [InlineData("model is missing", "model is missing")]
    [InlineData("""{"message":"half \ud83d"}""", "half \uFFFD")]
    public async Task The_gateways_own_words_reach_the_person(string body, string words)
    {
        var error = await Answers.RefusedAsync(body, HttpStatusCode.UnprocessableEntity);

        error.Kind.Should().Be(KlingErrorKind.BadRequest);
        error.GatewayMessage.Should().Be(words);
        error.Message.Should().Contain(words);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, true)]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.NotFound, true)]
    [InlineData(HttpStatusCode.MethodNotAllowed, true)]
    [InlineData(HttpStatusCode.RequestTimeout, false)]
    [InlineData((HttpStatusCode)425, false)]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    [InlineData(HttpStatusCode.OK, false)]
    [InlineData(HttpStatusCode.MovedPermanently, false)]
    [InlineData(HttpStatusCode.NotImplemented, false)]
    [InlineData(HttpStatusCode.BadGateway, false)]
    public async Task A_page_means_that_nothing_was_made_only_where_its_status_says_so(HttpStatusCode status, bool isCertain) =>
        (await Answers.RefusedAsync("<html><title>Oops</title>", status, mediaType: "text/html")).CertainlyNotCarriedOut.Should().Be(isCertain);

    [Fact]
    public async Task A_redirect_is_told_with_its_address_and_without_its_query()
    {
        var answer = Answers.Of("", HttpStatusCode.SeeOther);
        answer.Headers.Location = new Uri("/tasks/task-1?token=secret", UriKind.Relative);

        var error = await Answers.RefusedAsync(answer);

        error.Kind.Should().Be(KlingErrorKind.UnreadableAnswer);
        error.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        error.CertainlyNotCarriedOut.Should().BeFalse();
        error.Message.Should().Contain("303").And.Contain("https://gateway.example/tasks/task-1").And.NotContain("secret");
    }

    [Fact]
    public async Task An_answer_of_another_kind_is_told_with_its_words() =>
        (await Answers.RefusedAsync("""{"success":false,"message":"come back later"}""")).Message.Should().Contain("It says: \"come back later\".");

    [Fact]
    public void A_failed_task_is_told_without_the_key()
    {
        var errors = new GatewayErrors(KlingGateway.Kapon(Answers.Key));
        var task = new VideoTask { Handle = TaskHandle.Parse("kapon/text2video/t1"), Status = VideoTaskStatus.Failed, Message = $"key {Answers.Key} is out of credit." };

        errors.Failed(task).Message.Should().Be("The task kapon/text2video/t1 failed: key *** is out of credit.");
    }

    [Fact]
    public async Task A_task_that_repeats_the_key_does_not_show_it()
    {
        var record = await Answers.QueryAsync($$$"""{"data":{"task_id":"task-1","task_status":"failed","task_status_msg":"key {{{Answers.Key}}} is out"}}""");

        VideoTask.From(record, TaskHandle.Parse("kapon/text2video/t1"), [Answers.Key]).Message.Should().Be("key *** is out");
    }
}
