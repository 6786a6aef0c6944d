using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Operations;

/// <summary>No secret goes out in another form than the scheme asks, and none is left out in silence.</summary>
public sealed class SecuritySchemeTests
{
    [Theory]
    [InlineData("type: http, scheme: digest", "KLG0216", 8, 26)]
    [InlineData("type: http, scheme: hoba", "KLG0216", 8, 26)]
    [InlineData("type: apiKey, in: body, name: key", "KLG0216", 8, 28)]
    [InlineData("type: basic", "KLG0216", 8, 14)]
    [InlineData("type: apiKey, in: header", "KLG0113", 8, 12)]
    [InlineData("type: apiKey, in: header, name: ''", "KLG0113", 8, 12)]
    [InlineData("type: apiKey, name: key", "KLG0113", 8, 12)]
    [InlineData("type: http", "KLG0113", 8, 12)]
    [InlineData("scheme: bearer", "KLG0113", 8, 12)]
    public void A_scheme_that_no_request_can_meet_is_told_where_it_stands(string scheme, string id, int line, int column)
    {
        var diagnostic = Bind(scheme).Diagnostics.Should().ContainSingle().Subject;

        (diagnostic.Descriptor.Id, diagnostic.Line, diagnostic.Column).Should().Be((id, line, column));
        diagnostic.Descriptor.Severity.Should().Be(id == "KLG0113" ? SpecSeverity.Error : SpecSeverity.Warning);
        diagnostic.Message.Should().Contain("'login'");
    }

    [Theory]
    [InlineData("type: http, scheme: Bearer", "Bearer")]
    [InlineData("type: http, scheme: BASIC", "Basic")]
    [InlineData("type: oauth2, flows: {}", "Bearer")]
    [InlineData("type: openIdConnect, openIdConnectUrl: 'https://a/'", "Bearer")]
    [InlineData("type: mutualTLS", "None")]
    [InlineData("type: apiKey, in: cookie, name: key", "ApiKeyCookie")]
    [InlineData("type: apiKey, in: query, name: key", "ApiKeyQuery")]
    public void A_scheme_that_is_known_is_used_without_a_word(string scheme, string kind)
    {
        var result = Bind(scheme);

        result.Diagnostics.Should().BeEmpty();
        result.Model!.Client!.SecuritySchemes.Should().ContainSingle().Which.Kind.ToString().Should().Be(kind);
        result.Model.Client.Operations.Single().Security.Should().ContainSingle();
    }

    [Fact]
    public void An_alternative_that_cannot_be_met_gives_way_to_one_that_can()
    {
        var client = Bind(
            "type: http, scheme: digest }\n    other: { type: http, scheme: bearer", "[{ login: [] }, { other: [] }]").Model!.Client!;

        client.Operations.Single().Security.Should().ContainSingle().Which.Schemes.Should().Equal("other");
        client.SecuritySchemes.Single(static scheme => scheme.Key == "login").Kind.Should().Be(SecuritySchemeKind.None);
    }

    private static KlingGen.SpecCompiler.Documents.BindingResult Bind(string scheme, string security = "[{ login: [] }]") => Spec.Bind($$"""
        openapi: 3.1.0
        info: { title: T, version: '1' }
        servers: [{ url: 'http://localhost' }]
        security: {{security}}
        paths: { /x: { get: { operationId: getX, responses: { '204': { description: none } } } } }
        components:
          securitySchemes:
            login: { {{scheme}} }
        """);
}
