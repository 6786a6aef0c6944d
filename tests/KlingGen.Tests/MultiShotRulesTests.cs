using FsCheck;
using FsCheck.Fluent;
using KlingGen.Gateways;
using KlingGen.Runtime;

namespace KlingGen.Tests;

public sealed class MultiShotRulesTests
{
    [Fact]
    public void Shots_that_add_up_in_order_are_valid_whatever_their_lengths() =>
        Prop.ForAll(Lengths, lengths => Request(lengths).Validate().IsValid).QuickCheckThrowOnFailure();

    [Fact]
    public void A_total_that_is_not_the_sum_is_refused_at_the_shots() =>
        Prop.ForAll(Lengths, Gen.Choose(1, 9).ToArbitrary(), (lengths, extra) =>
            Errors(Request(lengths) with { Duration = $"{lengths.Sum() + extra}" }).SequenceEqual(["/multi_prompt"]))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_shot_out_of_order_is_refused_at_its_index() =>
        Prop.ForAll(Lengths, Gen.Choose(0, 5).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (lengths, at, off) =>
        {
            var request = Request(lengths);
            var place = at % lengths.Length;
            var shots = request.MultiPrompt!.ToArray();
            shots[place] = shots[place] with { Index = place + 1 + off };
            return Errors(request with { MultiPrompt = shots }).SequenceEqual([$"/multi_prompt/{place}/index"]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_shot_longer_than_the_video_is_refused_at_its_duration() =>
        Errors(Request([2, 9]) with { Duration = "5" }).Should().Equal("/multi_prompt/1/duration", "/multi_prompt");

    [Fact]
    public void Shots_of_a_request_that_ignores_them_are_not_counted()
    {
        var request = Request([2, 9]) with { Duration = "5" };

        (request with { MultiShot = false }).Validate().IsValid.Should().BeTrue();
        (request with { ShotType = ShotType.Intelligence }).Validate().IsValid.Should().BeTrue();
    }

    [Fact]
    public void A_shot_without_an_index_lacks_it_and_is_not_out_of_order_as_well()
    {
        var request = System.Text.Encoding.UTF8.GetBytes(
            """{"duration":"5","multi_shot":true,"shot_type":"customize","multi_prompt":[{"prompt":"a","duration":"2"},{"index":2,"prompt":"b","duration":"3"}]}""");

        ApiJson.Validate<TextToVideoRequest>(request).Errors.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { InstanceLocation = "/multi_prompt/0", Keyword = "required" });
    }

    [Fact]
    public void Shots_of_ones_own_must_be_given()
    {
        (Request([5]) with { MultiPrompt = null }).Validate().Errors.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { InstanceLocation = "", Keyword = "required" }).And.Match<ValidationError>(error => error.Message.Contains("multi_prompt"));
        new ImageToVideoRequest { Image = "https://a.example/a.png", MultiShot = true, ShotType = ShotType.Customize }.Validate().Errors.Should().ContainSingle()
            .Which.Keyword.Should().Be("required");
    }

    [Fact]
    public void More_than_six_shots_are_refused() =>
        Request([1, 1, 1, 1, 1, 1, 1]).Validate().Errors.Should().ContainSingle().Which.Keyword.Should().Be("maxItems");

    [Fact]
    public void A_shots_prompt_has_at_most_512_characters() =>
        (Request([5]) with { MultiPrompt = [new Shot { Index = 1, Prompt = new string('猫', 513), Duration = "5" }] }).Validate().Errors
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { InstanceLocation = "/multi_prompt/0/prompt", Keyword = "maxLength" });

    [Fact]
    public void Without_a_duration_the_video_has_5_seconds()
    {
        Errors(Request([2, 3]) with { Duration = null }).Should().BeEmpty();
        Errors(Request([2, 2]) with { Duration = null }).Should().Equal("/multi_prompt");
    }

    [Theory]
    [InlineData("""{"seconds":"5"}""", true)]
    [InlineData("""{"seconds":"5","duration":9}""", true)]
    [InlineData("""{"duration":5,"metadata":{"seconds":9}}""", true)]
    [InlineData("""{"duration":"5"}""", true)]
    [InlineData("""{"metadata":{"seconds":"5","duration":9}}""", true)]
    [InlineData("""{"metadata":{"duration":5}}""", true)]
    [InlineData("""{"metadata":{"video_duration":"5"}}""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"seconds":"6"}""", false)]
    [InlineData("""{"metadata":{"video_duration":6}}""", false)]
    public void The_shots_of_ext_info_are_counted_against_the_length_that_counts(string lengths, bool valid)
    {
        var request = ApiJson.Parse<VideoCreateRequest>(System.Text.Encoding.UTF8.GetBytes(lengths)) with { Model = "kling-3.0" };
        var extInfo = MultiShot.Create(5).Add("A door opens", 2).Add("A cat walks in").ApplyTo(new VideoCreateRequest { Model = "kling-3.0" }).Metadata!.ExtInfo;
        request = request with { Metadata = (request.Metadata ?? new VideoMetadata()) with { ExtInfo = extInfo } };

        request.Validate().Errors.Select(error => error.InstanceLocation).Should().Equal(valid ? [] : ["/metadata/ext_info"]);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"AdditionalParameters":"not json"}""")]
    [InlineData("""{"AdditionalParameters":"{\"multi_shot\":true,\"shot_type\":\"customize\",\"multi_prompt\":[{\"index\":2,\"prompt\":\"a\",\"duration\":\"5\"}]}"}""")]
    [InlineData("""{"AdditionalParameters":"{\"multi_shot\":true,\"multi_prompt\":[{\"index\":\"one\"}]}"}""")]
    [InlineData("""{"AdditionalParameters":"{\"multi_shot\":true,\"shot_type\":\"bogus\"}"}""")]
    public void Ext_info_that_is_wrong_inside_is_refused_where_it_stands(string extInfo) =>
        new VideoCreateRequest { Model = "kling-3.0", Prompt = "x", Metadata = new VideoMetadata { ExtInfo = extInfo } }
            .Validate().Errors.Should().ContainSingle().Which.InstanceLocation.Should().Be("/metadata/ext_info");

    [Theory]
    [InlineData("""{\"multi_shot\":true}""", "In AdditionalParameters: Several shots need a shot_type")]
    [InlineData("""{\"shot_type\":\"bogus\"}""", "In AdditionalParameters at /shot_type: ")]
    public void What_is_wrong_inside_ext_info_is_told_with_its_place_there(string parameters, string beginning) =>
        new VideoCreateRequest { Model = "kling-3.0", Prompt = "x", Metadata = new VideoMetadata { ExtInfo = $$"""{"AdditionalParameters":"{{parameters}}"}""" } }
            .Validate().Errors.Should().ContainSingle().Which.Message.Should().StartWith(beginning);

    private static Arbitrary<int[]> Lengths =>
        Gen.Choose(1, 6).SelectMany(count => Gen.Choose(1, 15).ArrayOf(count)).ToArbitrary();

    private static TextToVideoRequest Request(int[] lengths) => new()
    {
        ModelName = "kling-v3",
        MultiShot = true,
        ShotType = ShotType.Customize,
        MultiPrompt = [.. lengths.Select(static (length, at) => new Shot { Index = at + 1, Prompt = "A door opens", Duration = $"{length}" })],
        Duration = $"{lengths.Sum()}",
    };

    private static IEnumerable<string> Errors(TextToVideoRequest request) => request.Validate().Errors.Select(error => error.InstanceLocation);
}
