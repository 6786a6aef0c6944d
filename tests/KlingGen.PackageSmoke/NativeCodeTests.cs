namespace KlingGen.PackageSmoke;

/// <summary>Programs that are published as native code, where nothing is found by reflection.</summary>
[Collection(PackageFeed.CollectionName)]
public sealed class NativeCodeTests(PackageFeed feed)
{
    private const string Program = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using KlingGen;
        using Shop;

        var request = JsonSerializer.Deserialize("{\"model_name\":\"kling-v3\",\"multi_shot\":true}", ProgramContext.Default.TextToVideoRequest)!;
        Console.WriteLine(JsonSerializer.Serialize(request, ProgramContext.Default.TextToVideoRequest));

        var options = new JsonSerializerOptions { TypeInfoResolver = ShopJsonResolver.Instance };
        Console.WriteLine(JsonSerializer.Serialize(new Order { OrderNumber = "A1" }, options.GetTypeInfo(typeof(Order))));

        [JsonSerializable(typeof(TextToVideoRequest))]
        [JsonSerializable(typeof(VideoTask))]
        internal sealed partial class ProgramContext : JsonSerializerContext;
        """;

    [Fact]
    public async Task A_program_reads_and_writes_generated_types()
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("app/app.csproj", Projects.Of(Projects.Client + Projects.Generator + Projects.ShopItem, properties: Projects.Program + """
            <PublishAot>true</PublishAot>
            <JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            """));
        folder.Write("app/shop.yaml", Projects.Shop);
        folder.Write("app/Program.cs", Program);

        var published = await folder.RunAsync("publish", "app", "--use-current-runtime", "-o", "out", "-nologo", "-v:quiet");
        published.ExitCode.Should().Be(0, published.Output);

        (await folder.RunProgramAsync("out/app")).Output.ReplaceLineEndings("\n").Should().Be("""
            {"model_name":"kling-v3","multi_shot":true}
            {"order_number":"A1"}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_paid_road_works_as_native_code()
    {
        using var folder = new StrangersFolder(feed);
        var published = await PackageFeed.RunAsync(
            Repository.Root, "publish", "tests/KlingGen.AotSmoke", "-c", "Release", "--use-current-runtime", "-o", folder.PathOf("out"), "-nologo", "-v:quiet");
        published.ExitCode.Should().Be(0, published.Output);

        (await folder.RunProgramAsync("out/KlingGen.AotSmoke")).ExitCode.Should().Be(0);
    }
}
