using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Cli.Requests;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen image2video [PROMPT] --image FILE|URL</c></summary>
internal sealed class ImageToVideoCommand : CreateCommand
{
    private readonly KlingOptions _options = new();
    private readonly Option<string?> _image = Values.Text("--image", "FILE|URL", "The first frame: a JPEG or PNG file, or an http(s) link");
    private readonly Option<string?> _imageTail = Values.Text("--image-tail", "FILE|URL", "The last frame");

    public ImageToVideoCommand(Terminal terminal)
        : base("image2video", "Makes a video that begins, and perhaps ends, with an image", terminal)
    {
        _image.Required = true;
        Add(_image);
        Add(_imageTail);
        _options.AddTo(this);
        AddShared();
    }

    protected override async Task<Func<IKlingClient, CancellationToken, Task<VideoTask>>> PrepareAsync(
        ParseResult result, GatewayChoice choice, CancellationToken cancellationToken)
    {
        var shots = _options.ReadShots(result);
        var image = await ImageText.ReadAsync("--image", result.GetRequiredValue(_image)!, cancellationToken).ConfigureAwait(false);
        var tail = result.GetValue(_imageTail) is { } source
            ? await ImageText.ReadAsync("--image-tail", source, cancellationToken).ConfigureAwait(false)
            : null;
        var request = Request(result, choice, shots) with { Image = image, ImageTail = tail };
        return (client, token) => client.CreateAsync(request, token);
    }

    private ImageToVideoRequest Request(ParseResult result, GatewayChoice choice, IReadOnlyList<ShotText> shots)
    {
        var defaults = RequestDefaults.Of(choice.Name, shots.Count > 0);
        return new ImageToVideoRequest
        {
            ModelName = (result.GetValue(_options.Model) ?? defaults.Model).To<ModelName>(static name => name),
            Prompt = result.GetValue(_options.Prompt),
            NegativePrompt = result.GetValue(_options.NegativePrompt),
            CfgScale = result.GetValue(_options.CfgScale),
            Mode = (result.GetValue(_options.Mode) ?? defaults.Mode).To<Mode>(static word => word),
            Sound = result.GetValue(_options.Sound).To<Sound>(static word => word),
            AspectRatio = result.GetValue(_options.AspectRatio).To<AspectRatio>(static ratio => ratio),
            Duration = _options.ReadDuration(result, shots) ?? defaults.Duration,
            MultiShot = shots.Count > 0 ? true : null,
            ShotType = shots.Count > 0 ? ShotType.Customize : default(ShotType?),
            MultiPrompt = ShotText.ToRequest(shots),
            CallbackUrl = result.GetValue(_options.CallbackUrl),
            ExternalTaskId = result.GetValue(_options.ExternalTaskId),
        };
    }
}
