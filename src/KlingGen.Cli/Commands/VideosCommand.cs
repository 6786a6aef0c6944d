using System.CommandLine;
using System.Globalization;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Cli.Requests;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen videos PROMPT</c>: the unified endpoint, with what only it has.</summary>
internal sealed class VideosCommand : CreateCommand
{
    private readonly Argument<string?> _prompt = new("PROMPT") { Description = "What the video shows", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _model = Values.Text("--model", "M", "The model, such as kling-2.5 or kling-3.0-omni [default: kling-2.5]");
    private readonly Option<int?> _duration = Values.Number("--duration", "N", "Seconds of video [default: 5]");
    private readonly Option<string?> _mode = Values.Text("--mode", "M", "pro for the better level of motion control");
    private readonly Option<string?> _aspectRatio = Values.Text("--aspect-ratio", "R", "16:9, 9:16 or 1:1");
    private readonly Option<string?> _resolution = Values.Text("--resolution", "R", "720P or 1080P");
    private readonly Option<string?> _size = Values.Text("--size", "S", "Size in one word, such as 720x1280 or 1080P");
    private readonly Option<string?> _audio = Values.Text("--audio", "on|off", "Whether the video has sound");
    private readonly Option<string[]> _images = Values.Texts("--image", "URL", "A reference image as an http(s) link; repeat it for up to three");
    private readonly Option<string?> _lastFrame = Values.Text("--last-frame", "URL", "The last frame as an http(s) link");
    private readonly Option<string?> _video = Values.Text("--video", "URL", "The reference video, which motion_control needs");
    private readonly Option<string?> _scene = Values.Text("--scene", "TYPE", "motion_control, avatar_i2v or lip_sync");

    public VideosCommand(Terminal terminal)
        : base("videos", "Makes a video at the unified endpoint /v1/videos", terminal)
    {
        Add(_prompt);
        Option[] options = [_model, _duration, _mode, _aspectRatio, _resolution, _size, _audio, _images, _lastFrame, _video, _scene];
        Array.ForEach(options, Add);
        AddShared();
    }

    protected override string DefaultGateway => "videos";

    protected override Task<Func<IKlingClient, CancellationToken, Task<VideoTask>>> PrepareAsync(
        ParseResult result, GatewayChoice choice, CancellationToken cancellationToken)
    {
        var request = Request(result);
        return Task.FromResult<Func<IKlingClient, CancellationToken, Task<VideoTask>>>(
            (client, token) => client.CreateAsync(request, token));
    }

    private VideoCreateRequest Request(ParseResult result)
    {
        var images = result.GetValue(_images) ?? [];
        if (result.GetValue(_prompt) is null && images.Length == 0 && result.GetValue(_video) is null)
        {
            throw ToolException.Usage("Say what the video shows: klinggen videos \"A cat plays the piano\".");
        }

        return new VideoCreateRequest
        {
            Model = result.GetValue(_model) ?? RequestDefaults.UnifiedModel,
            Prompt = result.GetValue(_prompt),
            Seconds = result.GetValue(_duration)?.ToString(CultureInfo.InvariantCulture),
            Size = result.GetValue(_size),
            Mode = result.GetValue(_mode).To<Mode>(static word => word),
            Image = images.Length == 1 ? images[0] : null,
            Images = images.Length > 1 ? images : null,
            Metadata = Metadata(result),
        };
    }

    private VideoMetadata? Metadata(ParseResult result)
    {
        var output = new OutputConfig
        {
            Duration = result.GetValue(_duration),
            Resolution = result.GetValue(_resolution).To<VideoResolution>(static word => word),
            AspectRatio = result.GetValue(_aspectRatio).To<AspectRatio>(static ratio => ratio),
            AudioGeneration = Switch("--audio", result.GetValue(_audio)),
        };
        var metadata = new VideoMetadata
        {
            SceneType = result.GetValue(_scene).To<SceneType>(static word => word),
            VideoUrl = result.GetValue(_video),
            LastFrameUrl = result.GetValue(_lastFrame),
            OutputConfig = output == new OutputConfig() ? null : output,
        };
        return metadata == new VideoMetadata() ? null : metadata;
    }

    private static Toggle? Switch(string option, string? value) => value switch
    {
        null => default(Toggle?),
        "on" => Toggle.Enabled,
        "off" => Toggle.Disabled,
        _ => throw ToolException.Usage($"{option} takes on or off, not '{value}'."),
    };
}
