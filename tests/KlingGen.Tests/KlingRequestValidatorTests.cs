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
    [InlineData("""{"prompt":"a","duration":"5"}""", "/multi_prompt/0 required")]
    [InlineData("""{"index":null,"prompt":"a","duration":"5"}""", "/multi_prompt/0/index type")]
    [InlineData("""{"index":"1","prompt":"a","duration":"5"}""", "/multi_prompt/0/index type")]
    public void A_shot_whose_index_is_missing_or_unreadable_is_told_once(string shot, string error)
    {
        var request = $$"""{"prompt":"a","multi_shot":true,"shot_type":"customize","multi_prompt":[{{shot}}]}""";

        Errors("emulator", KlingProduct.TextToVideo, request).Should().Equal(error);
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
    public void Klings_own_rules_hold_at_the_official_gateway()
    {
        Errors("official", KlingProduct.TextToVideo, """{"model_name":"kling-v3","prompt":"A cat","duration":"15","mode":"4k"}""").Should().BeEmpty();
        Errors("official", KlingProduct.TextToVideo, """{"model_name":"kling-v2-6","prompt":"A cat","duration":"15"}""").Should().Equal("/duration enum");
        Errors("official", KlingProduct.ImageToVideo, """{"model_name":"kling-v3","prompt":"A cat"}""").Should().Equal(" anyOf");
        Errors("official", KlingProduct.Videos, "{}").Should().Equal(" unsupported");
    }

    [Theory]
    [InlineData("kling-v1-6", "kling-v2-5-turbo")]
    [InlineData("kling-v2-1-master", "kling-v2-6")]
    public void A_retired_model_is_a_warning_with_its_successor(string retired, string successor)
    {
        var result = KlingRequestValidator.Validate("official", KlingProduct.TextToVideo, Encoding.UTF8.GetBytes($$"""{"model_name":"{{retired}}","prompt":"A cat"}"""));

        result.IsValid.Should().BeTrue();
        result.Warnings.Should().ContainSingle().Which.Should().Match<ValidationError>(warning =>
            warning.InstanceLocation == "/model_name" && warning.Message.Contains("retired") && warning.Message.Contains(successor));
    }

    [Fact]
    public void Shots_of_ones_own_must_be_given_whatever_the_gateway()
    {
        const string request = """{"model_name":"kling-v3","mode":"std","duration":"5","multi_shot":true,"shot_type":"customize"}""";

        Errors("emulator", KlingProduct.TextToVideo, request).Should().Equal(" required");
        Errors("official", KlingProduct.TextToVideo, request).Should().Equal(" required");
        Errors("anyapi", KlingProduct.TextToVideo, request).Should().Equal(" required");
        Errors("videos", KlingProduct.TextToVideo, request).Should().Equal(" required");
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
