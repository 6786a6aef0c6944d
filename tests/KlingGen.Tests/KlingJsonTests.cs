using System.Text.Json;
using KlingGen.Gateways;

namespace KlingGen.Tests;

public sealed class KlingJsonTests
{
    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = KlingJson.Resolver };

    [Theory]
    [InlineData(typeof(TextToVideoRequest), """{"model_name":"kling-v3","multi_prompt":[{"index":1,"prompt":"a","duration":"5"}],"brand_new":1}""")]
    [InlineData(typeof(ImageToVideoRequest), """{"image":"https://example.com/a.png","mode":"pro"}""")]
    [InlineData(typeof(V1TextToVideoRequest), """{"model_name":"kling-v1-6","mode":"pro","prompt":"a","duration":10}""")]
    [InlineData(typeof(VideoCreateRequest), """{"model":"kling-3.0","duration":"5"}""")]
    [InlineData(typeof(TaskEnvelope), """{"code":0,"data":{"task_id":"1","task_status":"submitted"}}""")]
    public void A_programs_own_options_read_and_write_the_types(Type type, string json) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, Options), type, Options).Should().Be(json);
}
