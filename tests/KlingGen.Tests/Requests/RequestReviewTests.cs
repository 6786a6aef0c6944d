using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Requests;

/// <summary>What is looked for in every request beyond its documents' rules: members that nobody knows, and pictures that are none.</summary>
public sealed class RequestReviewTests : IDisposable
{
    private readonly FakeGateway _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData("""{"prompt":"a","negative_promt":"b"}""", "/negative_promt", "Is 'negative_prompt' meant?")]
    [InlineData("""{"prompt":"a","Duration":"10"}""", "/Duration", "Is 'duration' meant?")]
    [InlineData("""{"prompt":"a","callbackUrl":"https://e/a"}""", "/callbackUrl", "Is 'callback_url' meant?")]
    [InlineData("""{"prompt":"a","enable_audio":true}""", "/enable_audio", "no effect.")]
    [InlineData("""{"prompt":"a","a/b":1}""", "/a~1b", "no effect.")]
    [InlineData("""{"prompt":"a","camera_control":{"type":"simple","config":{"zoom":1,"pann":2}}}""", "/camera_control/config/pann", "Is 'pan' meant?")]
    [InlineData("""{"multi_prompt":[{"index":1,"prompt":"a","duration":"5","durtion":"5"}],"prompt":"a"}""", "/multi_prompt/0/durtion", "Is 'duration' meant?")]
    public void A_member_that_no_document_names_is_a_warning_with_the_nearest_name(string request, string location, string advice)
    {
        var result = KlingRequestValidator.Validate("kapon", KlingProduct.TextToVideo, Encoding.UTF8.GetBytes(request));

        result.IsValid.Should().BeTrue();
        var warning = result.Warnings.Should().ContainSingle().Which;
        warning.InstanceLocation.Should().Be(location);
        warning.Keyword.Should().Be("unknownMember");
        warning.Message.Should().EndWith(advice);
    }

    [Fact]
    public void Members_of_a_request_that_is_translated_are_looked_at_in_its_own_words()
    {
        var result = KlingRequestValidator.Validate(
            "videos", KlingProduct.TextToVideo, """{"model_name":"kling-v3","prompt":"a","Duration":"10"}"""u8);

        result.Errors.Should().ContainSingle().Which.Message.Should().Be("It has no Duration. Is 'duration' meant?");
        result.Warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_member_that_no_document_names_is_told_with_the_task()
    {
        _gateway.Json("""{"code":0,"message":"success","request_id":"r","data":{"task_id":"t1","task_status":"submitted"}}""");
        using var client = Client();
        using var value = JsonDocument.Parse("true");

        var task = await client.CreateAsync(new TextToVideoRequest
        {
            Prompt = "A cat",
            AdditionalProperties = new AdditionalProperties { ["negative_promt"] = value.RootElement.Clone() },
        });

        task.RequestWarnings.Should().ContainSingle().Which.InstanceLocation.Should().Be("/negative_promt");
    }

    [Fact]
    public async Task A_picture_that_is_none_is_never_sent()
    {
        using var client = Client();

        var error = (await FluentActions.Awaiting(() => client.CreateAsync(new ImageToVideoRequest { Image = "./face.png", Prompt = "x" }))
            .Should().ThrowAsync<ApiValidationException>()).Which;

        error.Result.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { InstanceLocation = "/image", Keyword = "image" });
        _gateway.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://example.com/a.png")]
    [InlineData("HTTP://EXAMPLE.COM/a")]
    [InlineData("http://[::1]/a.png")]
    public void A_link_is_a_picture(string image) => Messages(image).Should().BeEmpty();

    [Theory]
    [InlineData(300, 300)]
    [InlineData(750, 300)]
    [InlineData(300, 750)]
    [InlineData(4000, 3000)]
    public void A_picture_within_the_limits_is_taken(int width, int height)
    {
        Messages(Convert.ToBase64String(Png(width, height))).Should().BeEmpty();
        Messages(Convert.ToBase64String(Jpeg(width, height, other: 0))).Should().BeEmpty();
        Messages(Convert.ToBase64String(Jpeg(width, height, other: 200_000))).Should().BeEmpty();
        Messages(Convert.ToBase64String(Png(width, height), Base64FormattingOptions.InsertLineBreaks).Replace("\r\n", "\\n", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Theory]
    [InlineData(299, 400, "299 x 400 pixels. Take a larger one")]
    [InlineData(400, 100, "400 x 100 pixels. Take a larger one")]
    [InlineData(751, 300, "751 x 300 pixels. Cut it")]
    [InlineData(300, 751, "300 x 751 pixels. Cut it")]
    public void A_picture_beyond_the_limits_is_not(int width, int height, string sentence)
    {
        Messages(Convert.ToBase64String(Png(width, height))).Should().ContainSingle().Which.Should().Contain(sentence);
        Messages(Convert.ToBase64String(Jpeg(width, height, other: 0))).Should().ContainSingle().Which.Should().Contain(sentence);
        Messages(Convert.ToBase64String(Jpeg(width, height, other: 200_000))).Should().ContainSingle().Which.Should().Contain(sentence);
    }

    [Theory]
    [InlineData("UklGRgAAAABXRUJQVlA4IAAAAAA=", "The picture is a WebP.")]
    [InlineData("R0lGODlhAQABAAAA", "The picture is a GIF.")]
    [InlineData("aGVsbG8gd29ybGQh", "neither a JPEG nor a PNG")]
    [InlineData("hello world!", "nor whole Base64")]
    [InlineData("iVBORw0KGg", "nor whole Base64")]
    [InlineData("ftp://example.com/a", "nor whole Base64")]
    [InlineData("https://", "nor whole Base64")]
    [InlineData("https://example.com/my picture", "nor whole Base64")]
    [InlineData("~/face", "looks like a path")]
    [InlineData("pictures/face.jpeg", "looks like a path")]
    [InlineData("file:///home/me/face", "looks like a path")]
    public void What_is_neither_a_link_nor_a_picture_is_told_with_what_to_do(string image, string sentence) =>
        Messages(image).Should().ContainSingle().Which.Should().Contain(sentence);

    [Fact]
    public void A_picture_of_more_than_10_MB_is_too_large()
    {
        byte[] picture = [.. Png(400, 300), .. new byte[10 * 1024 * 1024]];

        Messages(Convert.ToBase64String(picture)).Should().ContainSingle().Which.Should().StartWith("The picture has 10.0 MB.");
    }

    [Fact]
    public void Every_picture_of_a_request_is_looked_at()
    {
        var result = KlingRequestValidator.Validate("kapon", KlingProduct.ImageToVideo, """
            {"model_name":"kling-v1","prompt":"a","image":"x","static_mask":"x",
             "dynamic_masks":[{"mask":"x","trajectories":[{"x":0,"y":0},{"x":1,"y":1}]}]}
            """u8);

        result.Errors.Where(static error => error.Keyword == "image").Select(static error => error.InstanceLocation)
            .Should().Equal("/image", "/static_mask", "/dynamic_masks/0/mask");
    }

    [Fact]
    public void A_value_that_is_not_sold_is_answered_with_those_that_are()
    {
        var result = KlingRequestValidator.Validate("kapon", KlingProduct.TextToVideo, """{"model_name":"kling-v2-7","prompt":"a"}"""u8);

        result.Errors.Should().ContainSingle().Which.Message.Should()
            .MatchRegex("^Kapon does not sell this model. Is 'kling-v2-[0-9]' meant\\? It takes kling-v1, .*kling-v2-6\\.$");
    }

    private static IEnumerable<string> Messages(string image) =>
        KlingRequestValidator.Validate("kapon", KlingProduct.ImageToVideo, Encoding.UTF8.GetBytes($$"""{"prompt":"x","image":"{{image}}"}"""))
            .Errors.Select(static error => error.Message);

    private static byte[] Png(int width, int height)
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', .. new byte[17]];
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(20), height);
        return picture;
    }

    // The size stands behind whatever else a camera writes, in segments of at most 65,535 bytes.
    private static byte[] Jpeg(int width, int height, int other)
    {
        var picture = new List<byte> { 0xFF, 0xD8 };
        for (; other > 0; other -= 60_000)
        {
            picture.AddRange([0xFF, 0xE1, 0xEA, 0x62, .. new byte[60_000]]);
        }

        picture.AddRange([0xFF, 0xC0, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, .. new byte[12]]);
        return [.. picture];
    }

    private KlingClient Client() => new(KlingGateway.Kapon("sk-very-secret"), _gateway.Http());
}
