using KlingGen.Emulator.Media;
using KlingGen.Emulator.Requests;

namespace KlingGen.ContractTests.Emulator;

public class VideoTermsTests
{
    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("5.5", 5.5)]
    [InlineData("8s", 8.0)]
    [InlineData("0", null)]
    [InlineData("long", null)]
    [InlineData(null, null)]
    public void A_length_is_a_number_of_seconds(string? text, double? seconds) => VideoTerms.Seconds(text).Should().Be(seconds);

    [Theory]
    [InlineData("16:9", "16:9")]
    [InlineData("720x1280", "9:16")]
    [InlineData("1080X1080", "1:1")]
    [InlineData("720P", null)]
    [InlineData("0x5", null)]
    public void A_ratio_is_one_or_that_of_a_size(string text, string? ratio) => VideoTerms.Ratio(text).Should().Be(ratio);

    [Theory]
    [InlineData("std", "Standard")]
    [InlineData("pro", "Professional")]
    [InlineData("4K", "FourK")]
    [InlineData("720P", "Standard")]
    [InlineData("1080p", "Professional")]
    [InlineData("1080x1920", "Professional")]
    [InlineData("3840x2160", "FourK")]
    [InlineData("auto", null)]
    public void A_quality_is_a_mode_a_resolution_or_a_size(string text, string? quality) =>
        $"{VideoTerms.Quality(text)}".Should().Be(quality ?? "");

    [Theory]
    [InlineData("21:9", "16x9")]
    [InlineData("5:4", "4x3")]
    [InlineData("1:2", "9x16")]
    public void A_ratio_without_a_clip_takes_the_nearest_that_has_one(string ratio, string clip) =>
        ClipLibrary.NameOf(5, ratio).Should().Be(clip + "-5");
}
