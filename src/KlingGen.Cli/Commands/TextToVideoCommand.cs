using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Cli.Requests;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen text2video PROMPT</c></summary>
internal sealed class TextToVideoCommand : CreateCommand
{
    private readonly KlingOptions _options = new();

    public TextToVideoCommand(Terminal terminal)
        : base("text2video", "Makes a video from text, in one piece or of several shots", terminal)
    {
        _options.AddTo(this);
        AddShared();
    }

    protected override Task<Func<IKlingClient, CancellationToken, Task<VideoTask>>> PrepareAsync(
        ParseResult result, GatewayChoice choice, CancellationToken cancellationToken)
    {
        var request = Request(result, choice);
        return Task.FromResult<Func<IKlingClient, CancellationToken, Task<VideoTask>>>(
            (client, token) => client.CreateAsync(request, token));
    }

    private TextToVideoRequest Request(ParseResult result, GatewayChoice choice)
    {
        var shots = _options.ReadShots(result);
        var prompt = result.GetValue(_options.Prompt);
        if (string.IsNullOrWhiteSpace(prompt) && shots.Count == 0)
        {
            throw ToolException.Usage("Say what the video shows: klinggen text2video \"A cat plays the piano\", or --shot \"2:A door opens\" for each shot.");
        }

        if (prompt is not null && shots.Count > 0)
        {
            Terminal.Say("With --shot, Kling ignores the prompt of the whole video.");
        }

        var defaults = RequestDefaults.Of(choice.Name, shots.Count > 0);
        return new TextToVideoRequest
        {
            ModelName = (result.GetValue(_options.Model) ?? defaults.Model).To<ModelName>(static name => name),
            Prompt = prompt,
            NegativePrompt = result.GetValue(_options.NegativePrompt),
            CfgScale = result.GetValue(_options.CfgScale),
            Mode = (result.GetValue(_options.Mode) ?? defaults.Mode).To<Mode>(static word => word),
            Sound = result.GetValue(_options.Sound).To<Sound>(static word => word),
            AspectRatio = result.GetValue(_options.AspectRatio).To<AspectRatio>(static ratio => ratio),
            Duration = _options.ReadDuration(result, shots) ?? defaults.Duration,
            MultiShot = shots.Count > 0 ? true : defaults.MultiShot,
            ShotType = shots.Count > 0 ? ShotType.Customize : default(ShotType?),
            MultiPrompt = ShotText.ToRequest(shots),
            CallbackUrl = result.GetValue(_options.CallbackUrl),
            ExternalTaskId = result.GetValue(_options.ExternalTaskId),
        };
    }
}
