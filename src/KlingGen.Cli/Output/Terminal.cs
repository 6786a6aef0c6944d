using System.Text;

namespace KlingGen.Cli.Output;

/// <summary>The two streams of the tool: results go to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class Terminal
{
    public Terminal(TextWriter @out, TextWriter error, bool isInteractive, bool useColor)
    {
        Out = @out;
        Error = error;
        IsInteractive = isInteractive;
        UseColor = useColor;
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Whether someone watches standard error, so that progress may be drawn there.</summary>
    public bool IsInteractive { get; }

    /// <summary>Whether colours are welcome there; see https://no-color.org.</summary>
    public bool UseColor { get; }

    public static Terminal OfProcess()
    {
        var dumb = string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
        var noColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var interactive = !Console.IsErrorRedirected && !dumb;
        return new Terminal(Utf8(Console.OpenStandardOutput()), Utf8(Console.OpenStandardError()), interactive, interactive && !noColor);
    }

    /// <summary>Says something to the person at the terminal.</summary>
    public void Say(string text) => Error.WriteLine(Plain(text));

    /// <summary>Prints a line of the result.</summary>
    public void Print(string text) => Out.WriteLine(Plain(text));

    // What a gateway says may hold escape sequences that would steer the terminal.
    private static string Plain(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter)) : text;

    // A user's console may be set to any encoding; what the tool prints is JSON, paths and prompts, all in UTF-8.
    private static StreamWriter Utf8(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
}
