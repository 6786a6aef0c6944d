using System.Text;
using System.Text.Json;
using KlingGen.Runtime;

namespace KlingGen.Tests;

public sealed class KlingRequestValidatorTests
{
    [Fact]
    public void All_that_is_wrong_is_told_at_once_types_and_rules_alike()
    {
        var prompt = new string('x', 2501);

        Errors("kapon", KlingProduct.TextToVideo, $$"""{"duration":5,"prompt":"{{prompt}}","mode":"fast","cfg_scale":2}""")
            .Should().BeEquivalentTo("/duration type", "/prompt maxLength", "/mode enum", "/cfg_scale maximum");
    }

    [Fact]
    public void What_one_gateway_demands_is_asked_for_by_that_gateway_alone()
    {
        const string request = """{"prompt":"A cat"}""";

        Errors("kapon", KlingProduct.TextToVideo, request).Should().BeEmpty();
        Errors("emulator", KlingProduct.TextToVideo, request).Should().BeEmpty();
        Errors("anyapi", KlingProduct.TextToVideo, request).Should().OnlyContain(error => error == " required").And.NotBeEmpty();
    }

    [Fact]
    public void The_v1_gateway_is_checked_in_its_own_form()
    {
        const string request = """{"model_name":"kling-v1-6","mode":"pro","prompt":"A cat","duration":10,"camera_control":{"type":"zoom","config":{"value":-5}}}""";

        Errors("v1", KlingProduct.TextToVideo, request).Should().BeEmpty();
    }

    [Fact]
    public void Klings_own_request_at_the_videos_gateway_is_checked_as_it_would_be_sent()
    {
        Errors("videos", KlingProduct.TextToVideo, """{"model_name":"kling-v3","prompt":"A cat"}""").Should().BeEmpty();
        Errors("videos", KlingProduct.TextToVideo, """{"model_name":"kling-v3","prompt":"A cat","cfg_scale":0.5}""").Should().Equal("/cfg_scale unsupported");
        Errors("videos", KlingProduct.TextToVideo, """{"model_name":"kling-v3","prompt":5}""").Should().Equal("/prompt type");
    }

    [Fact]
    public void The_shots_of_a_text_are_counted()
    {
        const string request = """
            {"model_name":"kling-v3","mode":"std","duration":"5","multi_shot":true,"shot_type":"customize",
             "multi_prompt":[{"index":1,"prompt":"a","duration":"2"},{"index":3,"prompt":"b","duration":"2"}]}
            """;

        Errors("anyapi", KlingProduct.TextToVideo, request).Should().BeEquivalentTo("/multi_prompt multiShot", "/multi_prompt/1/index multiShot");
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Shots_that_are_none_are_errors_and_no_surprise(string shots)
    {
        var request = $$"""{"prompt":"a","multi_shot":true,"shot_type":"customize","multi_prompt":{{shots}}}""";

        Errors("emulator", KlingProduct.TextToVideo, request).Should().NotBeEmpty().And.OnlyContain(error => error.StartsWith("/multi_prompt"));
    }

    [Fact]
    public void A_product_that_a_gateway_does_not_have_is_an_error() =>
        Errors("v1", KlingProduct.ImageToVideo, "{}").Should().Equal(" unsupported");

    [Fact]
    public void What_is_no_JSON_is_said() =>
        FluentActions.Invoking(() => Errors("kapon", KlingProduct.TextToVideo, "{")).Should().Throw<JsonException>();

    [Fact]
    public void An_unknown_gateway_is_said() =>
        FluentActions.Invoking(() => Errors("klong", KlingProduct.TextToVideo, "{}")).Should().Throw<ArgumentException>();

    private static IEnumerable<string> Errors(string gateway, KlingProduct product, string json) =>
        KlingRequestValidator.Validate(gateway, product, Encoding.UTF8.GetBytes(json)).Errors
            .Select(error => $"{error.InstanceLocation} {error.Keyword}");
}
