using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KlingGen;
using KlingGen.AotSmoke;
using KlingGen.Gateways;
using KlingGen.Runtime;

// Exits with 0 when generated types and the client work as native code, without reflection.
const string Json = """{"model_name":"kling-v2-6","prompt":"A cat","multi_prompt":[{"index":1,"prompt":"a","duration":"5"}],"future":[1]}""";
var request = ApiJson.Parse<TextToVideoRequest>(Encoding.UTF8.GetBytes(Json));
var written = Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(request));
var options = new JsonSerializerOptions { TypeInfoResolver = Text2videoJsonResolver.Instance };
var info = (JsonTypeInfo<TextToVideoRequest>)options.GetTypeInfo(typeof(TextToVideoRequest));
var through = JsonSerializer.Serialize(JsonSerializer.Deserialize(Json, info)!, info);
var invalid = ApiJson.Validate<TextToVideoRequest>(Encoding.UTF8.GetBytes($$"""{"prompt":"{{new string('x', 2501)}}","duration":5}"""), KaponTextToVideoRules.Validate);
var callback = TaskChangedCallback.Parse("""{"task_id":"1","task_status":"succeed"}"""u8, new() { Header = static name => name });
var works = written == Json && through == Json && request.Validate().IsValid
    && invalid.Errors.Select(static error => error.InstanceLocation).SequenceEqual(["/prompt", "/duration"])
    && callback.Body.TaskId == "1" && callback.WebhookId == "webhook-id" && callback.Validate().IsValid;
var road = await PaidRoad.WalkAsync();
Console.WriteLine(works && road is null
    ? "native code works"
    : $"broken:\n{written}\n{through}\n{string.Join("\n", invalid.Errors)}\n{road}");
return works && road is null ? 0 : 1;
