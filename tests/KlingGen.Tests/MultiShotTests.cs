using FsCheck;
using FsCheck.Fluent;
using KlingGen.Runtime;

namespace KlingGen.Tests;

public sealed class MultiShotTests
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
    public void More_than_six_shots_are_refused() =>
        Request([1, 1, 1, 1, 1, 1, 1]).Validate().Errors.Should().ContainSingle().Which.Keyword.Should().Be("maxItems");

    [Fact]
    public void A_shots_prompt_has_at_most_512_characters() =>
        new ShotList().Add(5, new string('猫', 513)).ApplyTo(new TextToVideoRequest()).Validate().Errors
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
        var seconds = request.Seconds;
        request = new ShotList().Add(2, "A door opens").Add(3, "A cat walks in").ApplyTo(request) with { Seconds = seconds };

        request.Validate().Errors.Select(error => error.InstanceLocation).Should().Equal(valid ? [] : ["/metadata/ext_info"]);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"AdditionalParameters":"not json"}""")]
    [InlineData("""{"AdditionalParameters":"{\"multi_shot\":true,\"multi_prompt\":[{\"index\":2,\"prompt\":\"a\",\"duration\":\"5\"}]}"}""")]
    [InlineData("""{"AdditionalParameters":"{\"multi_shot\":true,\"multi_prompt\":[{\"index\":\"one\"}]}"}""")]
    public void Ext_info_that_is_wrong_inside_is_refused_where_it_stands(string extInfo) =>
        new VideoCreateRequest { Model = "kling-3.0", Prompt = "x", Metadata = new VideoMetadata { ExtInfo = extInfo } }
            .Validate().Errors.Should().ContainSingle().Which.InstanceLocation.Should().Be("/metadata/ext_info");

    [Theory]
    [InlineData("")]
    [InlineData("A door opens")]
    [InlineData("two:A door opens")]
    [InlineData("2.5:A door opens")]
    [InlineData("2: ")]
    public void A_shot_on_the_command_line_is_seconds_and_prompt(string shot) =>
        FluentActions.Invoking(() => ShotList.Parse([shot])).Should().Throw<FormatException>().WithMessage("*2:A door opens*");

    [Fact]
    public void Shots_are_read_from_a_command_line()
    {
        var shots = ShotList.Parse(["2:A door opens", " 3 : A cat: it walks in "]);

        shots.TotalSeconds.Should().Be(5);
        shots.Shots.Select(shot => (shot.Index, shot.Prompt, shot.Duration)).Should().Equal((1, "A door opens", "2"), (2, "A cat: it walks in", "3"));
    }

    private static Arbitrary<int[]> Lengths =>
        Gen.Choose(1, 6).SelectMany(count => Gen.Choose(1, 15).ArrayOf(count)).ToArbitrary();

    private static TextToVideoRequest Request(int[] lengths)
    {
        var shots = new ShotList();
        foreach (var length in lengths)
        {
            shots.Add(length, "A door opens");
        }

        return shots.ApplyTo(new TextToVideoRequest { ModelName = "kling-v3" });
    }

    private static IEnumerable<string> Errors(TextToVideoRequest request) => request.Validate().Errors.Select(error => error.InstanceLocation);
}
