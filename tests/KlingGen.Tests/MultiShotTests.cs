using FsCheck;
using FsCheck.Fluent;
using KlingGen.Gateways;
using KlingGen.Runtime;

namespace KlingGen.Tests;

public sealed class MultiShotTests
{
    [Fact]
    public void Shots_without_a_length_share_the_rest_and_the_first_of_them_get_what_cannot_be_shared() =>
        MultiShot.Create(10).Add("a").Add("b", 2).Add("c").Add("d").Shots.Select(shot => (shot.Index, shot.Prompt, shot.Duration))
            .Should().Equal((1, "a", "3"), (2, "b", "2"), (3, "c", "3"), (4, "d", "2"));

    [Fact]
    public void What_can_be_built_is_what_the_rules_allow() =>
        Prop.ForAll(Plans, plan => CanBuild(plan) == IsAllowed(plan)).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_set_that_can_be_built_makes_valid_requests() =>
        Prop.ForAll(AllowedPlans, plan =>
        {
            var shots = Build(plan);
            return shots.ApplyTo(new TextToVideoRequest()).Validate().IsValid
                && shots.ApplyTo(new ImageToVideoRequest { Image = "https://images.example/a.png" }).Validate().IsValid
                && shots.ApplyTo(new VideoCreateRequest { Model = "kling-3.0" }).Validate().IsValid;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_lengths_are_kept_and_the_others_are_even_and_fill_the_video() =>
        Prop.ForAll(AllowedPlans, plan =>
        {
            var built = Build(plan).Shots.Select(shot => int.Parse(shot.Duration)).ToArray();
            var shares = built.Where((_, at) => plan.Shots[at].Seconds is null).ToArray();
            return built.Sum() == plan.Total
                && plan.Shots.Zip(built).All(pair => pair.First.Seconds is null || pair.First.Seconds == pair.Second)
                && shares.SequenceEqual(shares.OrderDescending())
                && (shares.Length == 0 || shares[0] - shares[^1] <= 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_shot_that_is_refused_leaves_the_others_as_they_were()
    {
        var shots = MultiShot.Create(5).Add("a", 2);

        FluentActions.Invoking(() => shots.Add("b", 4)).Should().Throw<ArgumentOutOfRangeException>();
        shots.Add("b").Shots.Select(shot => shot.Duration).Should().Equal("2", "3");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_video_is_at_least_a_second_long(int total) =>
        FluentActions.Invoking(() => MultiShot.Create(total)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*at least 1 s*");

    [Fact]
    public void A_seventh_shot_is_refused_at_once() =>
        FluentActions.Invoking(() => Of(15, 1, 1, 1, 1, 1, null).Add("g")).Should().Throw<InvalidOperationException>().WithMessage("*at most 6 shots*");

    [Fact]
    public void A_last_shot_that_leaves_seconds_over_is_refused_at_once() =>
        FluentActions.Invoking(() => Of(15, 1, 1, 1, 1, 1).Add("f", 2)).Should().Throw<InvalidOperationException>().WithMessage("*10 of the video's 15 s*not 2*");

    [Theory]
    [InlineData(6)]
    [InlineData(int.MaxValue)]
    public void A_shot_longer_than_what_is_left_is_refused_at_once(int seconds) =>
        FluentActions.Invoking(() => Of(10, 4, null).Add("c", seconds)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*5 of the video's 10 s are left*");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_shot_is_at_least_a_second_long(int seconds) =>
        FluentActions.Invoking(() => MultiShot.Create(5).Add("a", seconds)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*at least 1 s*");

    [Fact]
    public void A_shot_for_which_no_second_is_left_is_refused_at_once() =>
        FluentActions.Invoking(() => Of(3, 1, null, null).Add("d")).Should().Throw<InvalidOperationException>().WithMessage("*No second is left*");

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData(null)]
    public void A_shot_without_a_prompt_is_refused_at_once(string? prompt) =>
        FluentActions.Invoking(() => MultiShot.Create(5).Add(prompt!)).Should().Throw<ArgumentException>().WithParameterName(nameof(prompt));

    [Fact]
    public void A_prompt_has_at_most_512_characters_counted_as_people_count_them()
    {
        var shots = MultiShot.Create(5).Add(string.Concat(Enumerable.Repeat("🐈", 512)));

        shots.ApplyTo(new TextToVideoRequest()).Validate().IsValid.Should().BeTrue();
        FluentActions.Invoking(() => shots.Add(new string('猫', 513))).Should().Throw<ArgumentException>().WithMessage("*at most 512 characters*513*");
    }

    [Fact]
    public void Shots_that_end_before_the_video_are_no_set()
    {
        FluentActions.Invoking(() => Of(10, 2, 3).Shots).Should().Throw<InvalidOperationException>().WithMessage("*5 s long together, and the video 10 s*");
        FluentActions.Invoking(() => MultiShot.Create(5).Shots).Should().Throw<InvalidOperationException>().WithMessage("*no shots*");
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"seconds":"8"}""", true)]
    [InlineData("""{"duration":8,"metadata":{"seconds":9}}""", true)]
    [InlineData("""{"metadata":{"video_duration":8}}""", true)]
    [InlineData("""{"seconds":"5"}""", false)]
    [InlineData("""{"metadata":{"duration":8.5}}""", false)]
    [InlineData("""{"seconds":"eight"}""", false)]
    public void A_request_gets_the_shots_length_unless_it_asks_for_another(string lengths, bool fits)
    {
        var request = ApiJson.Parse<VideoCreateRequest>(System.Text.Encoding.UTF8.GetBytes(lengths)) with { Model = "kling-3.0" };
        var apply = () => Of(8, null, 3).ApplyTo(request);

        if (fits)
        {
            apply().EffectiveSeconds.Should().Be(8);
            apply().Validate().IsValid.Should().BeTrue();
        }
        else
        {
            apply.Should().Throw<ArgumentException>().WithMessage("*another length*8 s*");
        }
    }

    [Fact]
    public void Klings_own_requests_do_so_too()
    {
        Of(8, null, 3).ApplyTo(new TextToVideoRequest()).Duration.Should().Be("8");
        Of(8, null, 3).ApplyTo(new ImageToVideoRequest { Duration = "8" }).Duration.Should().Be("8");
        FluentActions.Invoking(() => Of(8, null, 3).ApplyTo(new TextToVideoRequest { Duration = "5" })).Should().Throw<ArgumentException>();
    }

    private static Arbitrary<Plan> Plans =>
        (from total in Gen.Choose(1, 20)
         from count in Gen.Choose(0, 8)
         from shots in Shot(0).ArrayOf(count)
         select new Plan(total, shots)).ToArbitrary();

    // A set of shots whose video is as long as they are, or longer where one of them can take the rest.
    private static Arbitrary<Plan> AllowedPlans =>
        (from count in Gen.Choose(1, 6)
         from shots in Shot(1).ArrayOf(count)
         from rest in Gen.Choose(0, 12)
         let prompts = shots.Select(shot => shot with { Prompt = "A door opens" }).ToArray()
         let least = shots.Sum(shot => shot.Seconds ?? 1)
         select new Plan(shots.Any(shot => shot.Seconds is null) ? least + rest : least, prompts)).ToArbitrary();

    private static Gen<PlannedShot> Shot(int shortest) =>
        from prompt in Gen.Choose(0, 30)
        from hasLength in Gen.Elements(true, false)
        from seconds in Gen.Choose(shortest, 6)
        select new PlannedShot(prompt switch { 0 => "", 1 => new string('a', 513), _ => "A door opens" }, hasLength ? seconds : null);

    private static bool IsAllowed(Plan plan)
    {
        var least = plan.Shots.Sum(shot => shot.Seconds ?? 1);
        return plan.Shots.Length is >= 1 and <= 6
            && plan.Shots.All(shot => shot.Prompt.Length is >= 1 and <= 512 && shot.Seconds is null or >= 1)
            && (plan.Shots.Any(shot => shot.Seconds is null) ? least <= plan.Total : least == plan.Total);
    }

    private static bool CanBuild(Plan plan)
    {
        try
        {
            return Build(plan).Shots.Count == plan.Shots.Length;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static MultiShot Build(Plan plan) =>
        plan.Shots.Aggregate(MultiShot.Create(plan.Total), static (shots, shot) => shots.Add(shot.Prompt, shot.Seconds));

    private static MultiShot Of(int total, params int?[] lengths) =>
        lengths.Aggregate(MultiShot.Create(total), static (shots, seconds) => shots.Add("A door opens", seconds));

    private sealed record PlannedShot(string Prompt, int? Seconds);

    private sealed record Plan(int Total, PlannedShot[] Shots)
    {
        public override string ToString() => $"{Total} s: {string.Join(", ", Shots.Select(shot => $"{shot.Prompt.Length} characters in {shot.Seconds?.ToString() ?? "?"} s"))}";
    }
}
