using System.Text.Json;
using KlingGen.Gateways;
using KlingGen.Runtime;

namespace KlingGen.Tests;

/// <summary>Generated types are right in a program's own options, whatever those are.</summary>
public sealed class AnyJsonOptionsTests
{
    private static readonly JsonSerializerOptions[] s_allOptions =
    [
        JsonSerializerOptions.Default,
        JsonSerializerOptions.Web,
        new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper, IncludeFields = true },
    ];

    private static readonly JsonSerializerOptions s_smallPieces = new() { DefaultBufferSize = 16 };

    public static TheoryData<Type, string> Texts => new()
    {
        { typeof(TextToVideoRequest), """{"model_name":"kling-v3","multi_prompt":[{"index":1,"prompt":"a","duration":"5"}],"brand_new":1}""" },
        { typeof(TextToVideoRequest), """{"model_name":"kling-v2-6","sound":"on","duration":"10","callback_url":"https://example.com/a"}""" },
        { typeof(ImageToVideoRequest), """{"image":"https://example.com/a.png","mode":"pro"}""" },
        { typeof(V1TextToVideoRequest), """{"model_name":"kling-v1-6","mode":"pro","prompt":"a","duration":10}""" },
        { typeof(VideoCreateRequest), """{"model":"kling-3.0","duration":"5"}""" },
        { typeof(TaskEnvelope), """{"code":0,"data":{"task_id":"1","task_status":"submitted"}}""" },
        { typeof(ModelName), "\"kling-v9\"" },
        { typeof(Dictionary<ModelName, int>), """{"kling-v3":1,"kling-v9":2}""" },
        { typeof(List<Shot>), """[{"index":1},{"index":2}]""" },
        { typeof(Mode?), "null" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_and_written_as_the_document_has_it(Type type, string json)
    {
        foreach (var options in s_allOptions)
        {
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, options), type, options).Should().Be(json);
        }
    }

    [Fact]
    public async Task A_stream_that_comes_in_small_pieces_is_read()
    {
        const string Prompt = "A cat \u00e9\ud83d\ude00 plays";
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new[] { new TextToVideoRequest { Prompt = Prompt, Sound = Sound.On } }));

        var read = await JsonSerializer.DeserializeAsync<TextToVideoRequest[]>(stream, s_smallPieces);

        read![0].Prompt.Should().Be(Prompt);
        read[0].Sound.Should().Be(Sound.On);
    }

    [Fact]
    public void A_record_of_the_program_s_own_may_hold_them()
    {
        var order = new Order(7, new TextToVideoRequest { ModelName = ModelName.KlingV3 }, [Mode.Pro]);

        var text = JsonSerializer.Serialize(order, JsonSerializerOptions.Web);

        text.Should().Be("""{"number":7,"request":{"model_name":"kling-v3"},"modes":["pro"]}""");
        JsonSerializer.Deserialize<Order>(text, JsonSerializerOptions.Web).Should().BeEquivalentTo(order);
    }

    [Theory]
    [InlineData("""{"multi_prompt":[{"index":1},{"index":"two"}]}""", "/multi_prompt/1/index")]
    [InlineData("""{"model_name":5}""", "/model_name")]
    [InlineData("5", "")]
    public void A_value_of_the_wrong_type_is_told_with_its_place(string json, string place)
    {
        var reading = () => JsonSerializer.Deserialize<TextToVideoRequest[]>($"[{{}}, {json}]");

        reading.Should().Throw<ApiJsonException>().Which.InstanceLocation.Should().Be(place);
    }

    private sealed record Order(int Number, TextToVideoRequest Request, IReadOnlyList<Mode> Modes);
}
