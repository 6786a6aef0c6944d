using System.Net;
using System.Text;
using KlingGen.Errors;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tests.Support;

/// <summary>Single calls at a gateway whose answers a test makes up.</summary>
internal static class Answers
{
    public const string Key = "sk-live-0123456789";

    public static HttpResponseMessage Of(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new(mediaType) } } };

    public static Task<TaskRecord> CreateAsync(string body, string gateway = "kapon", HttpStatusCode status = HttpStatusCode.OK) =>
        CreateAsync(Of(body, status), gateway);

    public static async Task<TaskRecord> CreateAsync(HttpResponseMessage answer, string gateway = "kapon")
    {
        var product = Descriptor(gateway).Products[0];
        return await Api(answer).CreateAsync(product.Create, product.Parse("""{"prompt":"A cat"}"""u8));
    }

    public static async Task<TaskRecord> QueryAsync(string body, string id = "task-1", string gateway = "kapon") =>
        await Api(Of(body)).QueryAsync(Descriptor(gateway).Products[0].Query, id);

    /// <summary>The error of a create that is answered so.</summary>
    public static Task<KlingApiException> RefusedAsync(
        string body, HttpStatusCode status = HttpStatusCode.OK, string gateway = "kapon", string mediaType = "application/json") =>
        RefusedAsync(Of(body, status, mediaType), gateway);

    public static async Task<KlingApiException> RefusedAsync(HttpResponseMessage answer, string gateway = "kapon")
    {
        var failure = await FluentActions.Awaiting(() => CreateAsync(answer, gateway)).Should().ThrowAsync<ApiException>();
        return new GatewayErrors(gateway, new Uri("https://gateway.example"), Key).From(failure.Which);
    }

    private static GatewayDescriptor Descriptor(string name) => KlingGateway.Descriptors.Single(descriptor => descriptor.Name == name);

    private static TaskApi Api(HttpResponseMessage answer)
    {
        var gateway = new FakeGateway().Answer(_ => answer);
        return new(new ApiClient(gateway.Http(), new ApiClientOptions
        {
            BaseAddress = new Uri("https://gateway.example/kling"), Credentials = ApiCredentials.Create(Key), ValidateRequests = false,
        }));
    }
}
