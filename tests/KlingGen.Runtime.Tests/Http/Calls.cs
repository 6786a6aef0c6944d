using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tests.Http;

internal static class Calls
{
    public const string Base = "https://gateway.example/kling";

    public static ResponseTable<Pet> Pets { get; } = new ResponseTable<Pet>()
        .Success("200", ResponseContent.Json<Pet>())
        .Success("204")
        .Error("4XX", ResponseContent.Json<Pet>());

    public static ApiClient Client(HttpMessageHandler handler, ApiClientOptions? options = null) =>
        new(new HttpClient(handler), (options ?? new ApiClientOptions()) with { BaseAddress = options?.BaseAddress ?? new Uri(Base) });

    public static ApiRequest Get(string path = "/pets/1") => new("GET", path);

    public static ApiRequest Post(string name = "Tom") => new ApiRequest("POST", "/pets").Json(new Pet { Name = name });

    public static async Task<ScriptedHandler> SendAsync(ApiRequest request, ApiClientOptions? options = null)
    {
        var handler = ScriptedHandler.Json("""{"name":"Tom"}""");
        await Client(handler, options).SendAsync(request, Pets);
        return handler;
    }
}
