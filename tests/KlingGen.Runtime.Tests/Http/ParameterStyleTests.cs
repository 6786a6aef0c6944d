using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tests.Http;

/// <summary>The table "Style Examples" of OpenAPI 3.1.1, and what it leaves open.</summary>
public sealed class ParameterStyleTests
{
    private static readonly ParameterValue s_array = ParameterValue.List<string>(["blue", "black", "brown"], static item => item);

    private static readonly ParameterValue s_object = ParameterValue.Map(
        new Dictionary<string, int> { ["R"] = 100, ["G"] = 200, ["B"] = 150 }, static item => item);

    [Theory]
    [InlineData(ParameterStyle.Matrix, false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150")]
    [InlineData(ParameterStyle.Matrix, true, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150")]
    [InlineData(ParameterStyle.Label, false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150")]
    [InlineData(ParameterStyle.Label, true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150")]
    [InlineData(ParameterStyle.Simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150")]
    [InlineData(ParameterStyle.Simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150")]
    public void A_path_parameter_is_written_as_the_table_says(ParameterStyle style, bool explode, string empty, string text, string array, string members)
    {
        Write("").Should().Be(empty);
        Write("blue").Should().Be(text);
        Write(s_array).Should().Be(array);
        Write(s_object).Should().Be(members);

        string Write(ParameterValue value) => ParameterText.InPath("color", value, style, explode, ParameterEscaping.Percent);
    }

    [Theory]
    [InlineData(ParameterStyle.Form, false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150")]
    [InlineData(ParameterStyle.Form, true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150")]
    [InlineData(ParameterStyle.SpaceDelimited, false, "color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150")]
    [InlineData(ParameterStyle.PipeDelimited, false, "color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150")]
    [InlineData(ParameterStyle.DeepObject, true, "color=", "color=blue", "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")]
    public async Task A_query_parameter_is_written_as_the_table_says(ParameterStyle style, bool explode, string empty, string text, string array, string members)
    {
        (await Write("")).Should().Be(empty);
        (await Write("blue")).Should().Be(text);
        (await Write(s_array)).Should().Be(array);
        (await Write(s_object)).Should().Be(members);

        async Task<string> Write(ParameterValue value) =>
            (await Calls.SendAsync(Calls.Get().Query("color", value, style, explode))).Request.RequestUri!.Query.TrimStart('?');
    }

    [Fact]
    public async Task An_absent_or_empty_list_leaves_no_trace_in_the_query()
    {
        var request = Calls.Get().Query("a", (string?)null).Query("b", ParameterValue.List<string>([], static item => item)).Query("c", (int?)null);

        (await Calls.SendAsync(request)).Request.RequestUri!.Query.Should().BeEmpty();
    }

    [Fact]
    public async Task A_deep_object_nests_lists_and_objects()
    {
        var value = System.Text.Json.JsonDocument.Parse("""{"a":{"b":[1,2]},"c":[{"d":"x y"}]}""").RootElement;

        var query = (await Calls.SendAsync(Calls.Get().Query("f", value, ParameterStyle.DeepObject))).Request.RequestUri!.Query;

        Uri.UnescapeDataString(query).Should().Be("?f[a][b][]=1&f[a][b][]=2&f[c][0][d]=x y");
    }

    [Fact]
    public async Task Reserved_characters_are_escaped_unless_they_are_allowed()
    {
        const string value = "a/b?c=d&e#f+g h%20[é]";
        var request = Calls.Get("/x/{p}/{q}").Path("p", value).Path("q", value, allowReserved: true).Query("s", value).Query("t", value, allowReserved: true);

        var address = (await Calls.SendAsync(request)).Request.RequestUri!.AbsoluteUri;

        address.Should().Be(Calls.Base
            + "/x/a%2Fb%3Fc%3Dd%26e%23f%2Bg%20h%2520%5B%C3%A9%5D/a/b%3Fc=d&e%23f+g%20h%20[%C3%A9]"
            + "?s=a%2Fb%3Fc%3Dd%26e%23f%2Bg%20h%2520%5B%C3%A9%5D&t=a/b?c=d%26e%23f%2Bg%20h%20[%C3%A9]");
    }

    [Fact]
    public async Task Values_are_written_as_JSON_writes_them()
    {
        var moment = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.FromHours(8));
        var request = Calls.Get()
            .Query("b", true).Query("i", 5).Query("l", 9007199254740993L).Query("d", 0.1).Query("m", 1.50m)
            .Query("t", moment).Query("u", moment.ToUniversalTime()).Query("o", new DateOnly(2026, 11, 21)).Query("g", Guid.Empty)
            .Query("y", new byte[] { 255 }).Query("j", ParameterValue.Json(s_object));

        var query = Uri.UnescapeDataString((await Calls.SendAsync(request)).Request.RequestUri!.Query);

        query.Should().Be("?b=true&i=5&l=9007199254740993&d=0.1&m=1.50&t=2026-11-21T09:30:00+08:00&u=2026-11-21T01:30:00Z&o=2026-11-21"
            + "&g=00000000-0000-0000-0000-000000000000&y=/w==&j={\"R\":100,\"G\":200,\"B\":150}");
    }

    [Fact]
    public async Task Headers_and_cookies_carry_lists_and_objects()
    {
        var handler = await Calls.SendAsync(Calls.Get()
            .Header("X-List", s_array).Header("X-Object", s_object, explode: true).Header("X-None", (string?)null)
            .Cookie("id", "a;b").Cookie("c", s_array, explode: false));

        handler.Request.Headers.GetValues("X-List").Should().Equal("blue,black,brown");
        handler.Request.Headers.GetValues("X-Object").Should().Equal("R=100,G=200,B=150");
        handler.Request.Headers.Contains("X-None").Should().BeFalse();
        handler.Request.Headers.GetValues("Cookie").Should().Equal("id=a%3Bb; c=blue,black,brown");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_path_parameter_that_would_change_the_path_is_refused(string id)
    {
        var send = () => Calls.SendAsync(Calls.Get("/tasks/{id}").Path("id", id), new ApiClientOptions { ValidateRequests = false });

        (await send.Should().ThrowAsync<ApiValidationException>()).Which.Outcome.Should().Be(RequestOutcome.NotSent);
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("é")]
    public async Task A_header_that_HTTP_cannot_carry_is_refused(string value)
    {
        var send = () => Calls.SendAsync(Calls.Get().Header("X-A", value));

        await send.Should().ThrowAsync<ApiValidationException>();
    }
}
