using System.CommandLine;
using System.Globalization;
using KlingGen.Cli.Requests;

namespace KlingGen.Cli.CommandLine;

/// <summary>The options that text2video and image2video share.</summary>
internal sealed class KlingOptions
{
    public Argument<string?> Prompt { get; } = new("PROMPT")
    {
        Description = "What the video shows",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Model { get; } = Values.Text("--model", "M", "The model, such as kling-v2-6 [default: the gateway's]");

    public Option<int?> Duration { get; } = Values.Number("--duration", "N", "Seconds of video [default: 5, or the sum of the shots]");

    public Option<string?> Mode { get; } = Values.Text("--mode", "M", "std (cheaper) or pro (better)");

    public Option<string?> AspectRatio { get; } = Values.Text("--aspect-ratio", "R", "16:9, 9:16 or 1:1");

    public Option<string?> NegativePrompt { get; } = Values.Text("--negative-prompt", "TEXT", "What the video must not show");

    public Option<double?> CfgScale { get; } = Values.Decimal("--cfg-scale", "X", "How closely the video follows the prompt, from 0 to 1");

    public Option<string?> Sound { get; } = Values.Text("--sound", "on|off", "Whether the video has sound");

    public Option<string[]> Shots { get; } = Values.Texts("--shot", "SECONDS:PROMPT", "One shot of a multi-shot video; repeat it for each");

    public Option<string?> CallbackUrl { get; } = Values.Text("--callback-url", "URL", "Where the gateway reports each change of the task");

    public Option<string?> ExternalTaskId { get; } = Values.Text("--external-task-id", "ID", "Your own id of the task, unique in your account");

    public void AddTo(Command command)
    {
        command.Add(Prompt);
        command.Add(Model);
        command.Add(Duration);
        command.Add(Mode);
        command.Add(AspectRatio);
        command.Add(NegativePrompt);
        command.Add(CfgScale);
        command.Add(Sound);
        command.Add(Shots);
        command.Add(CallbackUrl);
        command.Add(ExternalTaskId);
    }

    /// <summary>The shots in their order; empty for a video of one piece.</summary>
    public IReadOnlyList<ShotText> ReadShots(ParseResult result) => [.. (result.GetValue(Shots) ?? []).Select(ShotText.Parse)];

    /// <summary>The duration as Kling writes it: the one given, else the sum of the shots, else none.</summary>
    public string? ReadDuration(ParseResult result, IReadOnlyList<ShotText> shots) =>
        (result.GetValue(Duration) ?? (shots.Count > 0 ? shots.Sum(static shot => (long)shot.Seconds) : default(long?)))?.ToString(CultureInfo.InvariantCulture);
}
