using System.Net.Http.Json;
using System.Text.Json;
using KlingGen.AspNetCore;
using KlingGen.Gateways;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KlingGen.ContractTests.AspNetCore;

/// <summary>What an application's own OpenAPI document says of generated types.</summary>
public sealed class GeneratedSchemasTests
{
    [Fact]
    public async Task A_body_is_described_as_its_document_has_it()
    {
        var schemas = await SchemasAsync();

        var request = schemas.GetProperty("TextToVideoRequest");
        var members = request.GetProperty("properties");
        members.GetProperty("prompt").GetProperty("maxLength").GetInt32().Should().Be(2500);
        members.GetProperty("model_name").ToString().Should().Contain("#/components/schemas/ModelName");
        schemas.GetProperty("ModelName").GetProperty("enum").EnumerateArray().Select(static value => value.GetString())
            .Should().Equal(ModelName.Values.Select(static value => value.Value));
    }

    [Fact]
    public async Task What_a_type_leads_to_is_described_too_in_whichever_document_it_stands()
    {
        var schemas = await SchemasAsync();

        schemas.GetProperty("Shot").GetProperty("properties").GetProperty("prompt").GetProperty("maxLength").GetInt32().Should().Be(512);
        References(schemas).Distinct().Should().BeSubsetOf(schemas.EnumerateObject().Select(static schema => "#/components/schemas/" + schema.Name));
    }

    [Fact]
    public async Task Types_of_the_application_s_own_are_described_as_ever()
    {
        var order = (await SchemasAsync()).GetProperty("Order").GetProperty("properties");

        order.GetProperty("number").ToString().Should().Contain("integer");
        order.GetProperty("mode").ToString().Should().Contain("#/components/schemas/Mode");
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static async Task<JsonElement> SchemasAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddOpenApi(static options => options.AddGeneratedSchemas());
        await using var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.MapOpenApi();
        application.MapPost("/videos", static (TextToVideoRequest request) => request);
        application.MapPost("/unified", static (VideoCreateRequest request) => request.Model);
        application.MapPost("/orders", static (Order order) => order);
        await application.StartAsync();
        using var caller = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
        var document = await caller.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative));
        return document.GetProperty("components").GetProperty("schemas").Clone();
    }

    internal sealed record Order(int Number, Mode? Mode);
}
