using KlingGen.Gateways;

namespace KlingGen.Tests.Examples;

/// <summary>The C# type, and the gateway's rules, behind each kind of example. A new gateway adds its lines here.</summary>
internal static class ExampleTypes
{
    private static readonly Dictionary<(string Document, string Operation, string Part), ExampleType> s_types = new()
    {
        [("kapon", "createTextToVideo", "request")] = ExampleType.Of<TextToVideoRequest>(KaponTextToVideoRules.Validate),
        [("kapon", "createTextToVideo", "200")] = ExampleType.Of<TaskEnvelope>(),
        [("kapon", "createImageToVideo", "request")] = ExampleType.Of<ImageToVideoRequest>(KaponImageToVideoRules.Validate),
        [("kapon", "createImageToVideo", "200")] = ExampleType.Of<TaskEnvelope>(),
        [("anyapi", "createTextToVideo", "request")] = ExampleType.Of<TextToVideoRequest>(AnyApiTextToVideoRules.Validate),
        [("anyapi", "createTextToVideo", "200")] = ExampleType.Of<TaskEnvelope>(),
        [("official", "createTextToVideo", "request")] = ExampleType.Of<TextToVideoRequest>(OfficialTextToVideoRules.Validate),
        [("official", "createImageToVideo", "request")] = ExampleType.Of<ImageToVideoRequest>(OfficialImageToVideoRules.Validate),
        [("v1", "createTextToVideo", "request")] = ExampleType.Of<V1TextToVideoRequest>(V1TextToVideoRules.Validate),
        [("v1", "createTextToVideo", "200")] = ExampleType.Of<V1Task>(),
        [("v1", "getTextToVideo", "200")] = ExampleType.Of<V1Task>(),
        [("videos", "createVideo", "request")] = ExampleType.Of<VideoCreateRequest>(VideoCreateRules.Validate),
        [("videos", "createVideo", "200")] = ExampleType.Of<VideoObject>(),
        [("videos", "getVideo", "200")] = ExampleType.Of<VideoObject>(),
    };

    public static ExampleType For(string document, string operation, string part) => s_types[(document, operation, part)];
}
