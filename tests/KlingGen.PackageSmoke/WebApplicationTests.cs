using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace KlingGen.PackageSmoke;

[Collection(PackageFeed.CollectionName)]
public sealed class WebApplicationTests(PackageFeed feed)
{
    private const string Program = """
        using KlingGen;
        using KlingGen.AspNetCore;
        using KlingGen.Emulator;
        using Shop;

        await using var emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var kapon = KlingGateway.Kapon("key").WithBaseAddress(emulator.AddressOf("kapon"));
        builder.Services.AddKlingGen("kapon", kapon);
        builder.Services.AddKlingGen("official", KlingGateway.Official(KlingRegion.Global, KlingCredentials.FromApiKey("key")).WithBaseAddress(emulator.AddressOf("official")));

        var app = builder.Build();
        app.UseKlingGenProblemDetails();
        app.MapKlingWebhook("/callback", new KlingWebhookOptions { Gateway = kapon, AllowUnsigned = true });
        app.MapPost("/orders", (Order order) => order);
        app.MapPost("/kapon", (TextToVideoRequest request, [FromKeyedServices("kapon")] IKlingClient client) => client.CreateAsync(request));
        app.MapPost("/official", (TextToVideoRequest request, [FromKeyedServices("official")] IKlingClient client) => client.CreateAsync(request));
        await app.StartAsync();
        await new Smoke(new Uri(app.Urls.First())).RunAsync();
        """;

    private const string Smoke = """
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;

        internal sealed class Smoke(Uri address)
        {
            private readonly HttpClient _http = new() { BaseAddress = address };

            public async Task RunAsync()
            {
                Console.WriteLine(await PostAsync("orders", "{\"order_number\":\"A1\",\"paid_with\":\"cash\",\"further\":[1]}"));
                foreach (var gateway in new[] { "kapon", "official" })
                {
                    var task = JsonDocument.Parse(await PostAsync(gateway, "{\"model_name\":\"kling-v2-6\",\"prompt\":\"A cat\"}")).RootElement;
                    Console.WriteLine($"{task.GetProperty("gateway")} {task.GetProperty("status")}");
                }

                var problem = JsonDocument.Parse(await PostAsync("kapon", "{\"mode\":\"best\",\"prompt\":\"A\"}")).RootElement;
                Console.WriteLine(string.Join(" ", problem.GetProperty("errors").EnumerateObject().Select(error => error.Name)));
                Console.WriteLine((int)(await _http.PostAsync("callback", Json("{\"task_id\":\"1\",\"task_status\":\"processing\"}"))).StatusCode);
            }

            private async Task<string> PostAsync(string path, string json) =>
                await (await _http.PostAsync(path, Json(json))).Content.ReadAsStringAsync();

            private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
        }
        """;

    [Fact]
    public async Task An_application_takes_generated_bodies_has_two_gateways_and_a_webhook()
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("app/app.csproj", Projects.Of(
            Projects.AspNetCore + Projects.Emulator + Projects.Generator + Projects.ShopItem, sdk: "Microsoft.NET.Sdk.Web"));
        folder.Write("app/shop.yaml", Projects.Shop);
        folder.Write("app/Program.cs", Program);
        folder.Write("app/Smoke.cs", Smoke);

        (await folder.BuildAsync("app")).Should().BeEmpty();

        (await folder.OutputAsync("app")).Split('\n').Where(static line => !line.StartsWith("info:", StringComparison.Ordinal) && !line.StartsWith("  ", StringComparison.Ordinal))
            .Should().Equal("""{"order_number":"A1","paid_with":"cash","further":[1]}""", "kapon submitted", "official submitted", "/mode", "200");
    }
}
