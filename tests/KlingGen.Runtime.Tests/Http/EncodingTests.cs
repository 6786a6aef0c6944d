using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace KlingGen.Runtime.Tests.Http;

public sealed class EncodingTests
{
    private const string Tom = """{"name":"Tom 🐈"}""";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "application/json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Tom)] },
        { "application/json", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Tom)] },
        { "application/json; charset=utf-16", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Tom)] },
        { "application/json; charset=utf-16", Encoding.Unicode.GetBytes(Tom) },
        { "application/json; charset=utf-16be", Encoding.BigEndianUnicode.GetBytes(Tom) },
        { "application/json", Encoding.Unicode.GetBytes(Tom) },
        { "application/json", Encoding.BigEndianUnicode.GetBytes("\n" + Tom) },
        { "application/json", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Tom)] },
        { "application/json; charset=utf-16", Encoding.UTF8.GetBytes(Tom) },
        { "application/json; charset=\"utf-8\"", Encoding.UTF8.GetBytes(Tom) },
        { "application/json; charset=no-such", Encoding.UTF8.GetBytes(Tom) },
    };

    [Theory, MemberData(nameof(Encoded))]
    public async Task Every_encoding_of_JSON_is_read(string mediaType, byte[] body)
    {
        var handler = Answering(body, mediaType);

        using var response = await Calls.Client(handler).SendAsync(Calls.Get(), Calls.Pets);

        response.Value.Name.Should().Be("Tom 🐈");
    }

    [Fact]
    public async Task A_charset_of_another_script_is_read()
    {
        var handler = Answering([.. "{\"name\":\""u8, 0xC3, 0xA8, .. "\"}"u8], "application/json; charset=gbk");

        (await Calls.Client(handler).SendAsync(Calls.Get(), Calls.Pets)).Value.Name.Should().Be("猫");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("gzip, br")]
    [InlineData("untold gzip")]
    [InlineData("gzip that is none")]
    [InlineData("identity")]
    public async Task What_was_compressed_unasked_is_read(string coding)
    {
        var handler = Compressed(Encoding.UTF8.GetBytes(Tom), coding);

        using var response = await Calls.Client(handler).SendAsync(Calls.Get(), Calls.Pets);

        response.Value.Name.Should().Be("Tom 🐈");
        Encoding.UTF8.GetString(response.Body.Span).Should().Be(Tom);
    }

    [Fact]
    public async Task A_compressed_error_is_read()
    {
        var handler = Compressed("""{"message":"too dark"}"""u8.ToArray(), "gzip", HttpStatusCode.BadRequest);

        (await FailAsync(handler)).ServerMessage.Should().Be("too dark");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_small_body_that_becomes_a_huge_one_is_refused(string coding)
    {
        var handler = Compressed(new byte[10_000_000], coding);

        var exception = await FailAsync(handler, new ApiClientOptions { MaxResponseBytes = 100_000 });

        exception.Failure.Should().Be(ApiFailure.UnreadableAnswer);
        exception.Message.Should().Contain("more than the 100000 bytes");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_broken_or_unknown_compression_is_an_unreadable_answer(string coding)
    {
        var content = new ByteArrayContent([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);

        (await FailAsync(new ScriptedHandler(_ => new HttpResponseMessage { Content = content }))).Failure.Should().Be(ApiFailure.UnreadableAnswer);
    }

    [Theory]
    [InlineData("""{"name":"Tom \ud83d"}""", "Tom \uFFFD")]
    [InlineData("""{"name":"\udc00 Tom \ud83d\ud83d\udc08"}""", "\uFFFD Tom \uFFFD🐈")]
    [InlineData("""{"name":"C:\\ud83d \ud83dx"}""", @"C:\ud83d �x")]
    [InlineData("""{"x\ud800":1,"name":"Tom"}""", "Tom")]
    public async Task What_is_no_Unicode_spoils_nothing_else(string body, string name)
    {
        (await Calls.Client(ScriptedHandler.Json(body)).SendAsync(Calls.Get(), Calls.Pets)).Value.Name.Should().Be(name);
        (await FailAsync(ScriptedHandler.Json(body, HttpStatusCode.NotFound))).Should().BeOfType<ApiException<Pet>>().Which.Error.Name.Should().Be(name);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_spoil_nothing_else()
    {
        var handler = Answering([.. "{\"name\":\"Tom "u8, 0xF0, 0x9F, .. "\"}"u8], "application/json");

        (await Calls.Client(handler).SendAsync(Calls.Get(), Calls.Pets)).Value.Name.Should().Be("Tom \uFFFD");
    }

    [Theory]
    [InlineData("""{"detail":[{"loc":["body","model"],"msg":"field required"}]}""", "body.model: field required")]
    [InlineData("""{"errors":{"model":["is required"]}}""", "model: is required")]
    [InlineData("""{"message":"half \ud83d"}""", "half \uFFFD")]
    public async Task The_words_of_an_error_are_told_in_any_form(string body, string words)
    {
        var exception = await FailAsync(ScriptedHandler.Json(body, (HttpStatusCode)422));

        exception.ServerMessage.Should().Be(words);
        exception.Message.Should().EndWith(": " + words);
    }

    private static ScriptedHandler Answering(byte[] body, string mediaType) => new(_ => new HttpResponseMessage
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } },
    });

    private static ScriptedHandler Compressed(byte[] body, string coding, HttpStatusCode status = HttpStatusCode.OK)
    {
        var content = new ByteArrayContent(coding switch
        {
            "gzip, br" => Pack(Pack(body, "gzip"), "br"),
            "gzip that is none" or "identity" => body,
            _ => Pack(body, coding),
        });
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (coding != "untold gzip")
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding switch
            {
                "raw deflate" => "deflate", "gzip that is none" => "gzip", _ => coding,
            });
        }

        return new ScriptedHandler(_ => new HttpResponseMessage(status) { Content = content });
    }

    private static byte[] Pack(byte[] body, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
            "raw deflate" => new DeflateStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new GZipStream(packed, CompressionLevel.Optimal),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    private static async Task<ApiException> FailAsync(HttpMessageHandler handler, ApiClientOptions? options = null) =>
        (await FluentActions.Awaiting(() => Calls.Client(handler, options).SendAsync(Calls.Get(), Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;
}
