using System.Text.Json.Nodes;
using KlingGen.Gateways;
using KlingGen.Runtime;
using KlingGen.Tests.Examples;
using RichardSzalay.MockHttp;

namespace KlingGen.Tests.Rules;

/// <summary>Who judges the cases of a table: the rules of a body, of what stands as text inside a body, or of an operation's parameters.</summary>
internal static class RuleJudges
{
    private static readonly Dictionary<(string Document, string Operation), Func<JsonNode, ValidationResult>> s_others = new()
    {
        [("videos", "VideoExtInfo")] = static text => ApiJson.Validate<VideoExtInfo>(Utf8(text)),
        [("videos", "VideoAdditionalParameters")] = static text => ApiJson.Validate<VideoAdditionalParameters>(Utf8(text)),
        [("kapon", "listTextToVideo")] = static parameters => Send(http => new KaponApi(http).ListTextToVideoAsync((int?)parameters["pageNum"], (int?)parameters["pageSize"])),
        [("kapon", "getTextToVideo")] = static parameters => Send(http => new KaponApi(http).GetTextToVideoAsync((string)parameters["task_id"]!)),
        [("videos", "getVideo")] = static parameters => Send(http => new VideosApi(http).GetVideoAsync((string)parameters["id"]!)),
    };

    public static ValidationResult Judge(RuleCase @case) =>
        s_others.TryGetValue((@case.Document, @case.Operation), out var judge)
            ? judge(@case.Request)
            : ExampleTypes.For(@case.Document, @case.Operation, "request").Validate(Utf8(@case.Request));

    private static byte[] Utf8(JsonNode json) => System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>Sends a request to nobody: what is valid comes through to the refusal of an address that is not there.</summary>
    private static ValidationResult Send(Func<HttpClient, Task> call)
    {
        using var http = new HttpClient(new MockHttpMessageHandler()) { BaseAddress = new Uri("https://gateway.test") };
        var sent = call(http);
        return sent.Exception?.InnerException is ApiValidationException refused ? refused.Result : new ValidationResult([], []);
    }
}
