using System.Globalization;

namespace KlingGen.Cli.Requests;

/// <summary>One <c>--shot "SECONDS:PROMPT"</c> of a multi-shot video.</summary>
internal readonly record struct ShotText(int Seconds, string Prompt)
{
    public static ShotText Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0
            || !int.TryParse(text.AsSpan(0, colon), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds)
            || string.IsNullOrWhiteSpace(text[(colon + 1)..]))
        {
            throw ToolException.Usage($"--shot \"{text}\" is not SECONDS:PROMPT, as in --shot \"2:A door opens\".");
        }

        return new ShotText(seconds, text[(colon + 1)..].Trim());
    }
}
