using System.Net;
using RichardSzalay.MockHttp;

namespace KlingGen.Tests;

public sealed class ClientAgainstMockHttpTests : IDisposable
{
    private const string Base = "https://models.kapon.cloud/kling/v1/videos/text2video";

    private readonly MockHttpMessageHandler _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_create_carries_the_key_and_only_what_was_set()
    {
        _http.Expect(HttpMethod.Post, Base)
            .WithHeaders("Authorization", "Bearer secret-key")
            .WithContent("""{"model_name":"kling-v1","prompt":"A cat","duration":"5","external_task_id":"order-7"}""")
            .Respond("application/json", """{"code":0,"message":"success","request_id":"r1","data":{"task_id":"t1","task_status":"submitted","created_at":1735558800000,"updated_at":1735558800000}}""");

        using var client = Client();
        var task = await client.CreateAsync(new TextToVideoRequest { ModelName = ModelName.KlingV1, Prompt = "A cat", Duration = "5", ExternalTaskId = "order-7" });

        task.Handle.ToString().Should().Match("kapon~*/text2video/t1");
        task.CreatedAt.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1735558800000));
        task.RequestId.Should().Be("r1");
        _http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task A_refusal_keeps_the_gateways_code_message_request_id_and_body()
    {
        const string Body = """{"code":1102,"message":"resource pack exhausted","request_id":"r2"}""";
        _http.Expect(HttpMethod.Post, Base).Respond(HttpStatusCode.TooManyRequests, "application/json", Body);

        using var client = Client();
        var refused = (await client.Invoking(static client => client.CreateAsync(new TextToVideoRequest { Prompt = "A cat" })).Should().ThrowAsync<KlingApiException>()).Which;

        refused.Code.Should().Be("1102");
        refused.RequestId.Should().Be("r2");
        refused.Message.Should().Contain("resource pack exhausted").And.NotContain("secret-key");
        _http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task An_invalid_request_reaches_nobody()
    {
        using var client = Client();

        await client.Invoking(static client => client.CreateAsync(new TextToVideoRequest { Prompt = new string('a', 2501) }))
            .Should().ThrowAsync<KlingGen.Runtime.ApiValidationException>();

        _http.GetMatchCount(_http.When("*")).Should().Be(0);
    }

    private KlingClient Client() => new(KlingGateway.Kapon("secret-key"), _http.ToHttpClient());
}
