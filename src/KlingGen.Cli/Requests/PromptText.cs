using System.Text;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Requests;

/// <summary>A prompt as the user names it: a text, <c>-</c> for standard input, <c>@FILE</c> for a file, <c>@@</c> for a text that begins
/// with <c>@</c>.</summary>
internal static class PromptText
{
    private const string StandardInput = "-";

    // Prompts have thousands of letters, not millions.
    private const int LargestPrompt = 1024 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a prompt is read from standard input.</summary>
    public static bool IsStandardInput(string? prompt) => prompt == StandardInput;

    /// <exception cref="ToolException">There is no such file, or it holds no prompt.</exception>
    public static async Task<string?> ReadAsync(string? prompt, Terminal terminal, CancellationToken cancellationToken)
    {
        switch (prompt)
        {
            case StandardInput:
                if (terminal.IsInteractive && !Console.IsInputRedirected)
                {
                    terminal.Say("Type the prompt, and end it with the end-of-file key on a line of its own.");
                }

                return await ReadFileAsync(StandardInput, cancellationToken).ConfigureAwait(false);
            case ['@', '@', ..]:
                return prompt[1..];
            case "@":
                throw ToolException.Usage("'@' needs the name of a file behind it, as in @prompt.txt; '@@' is the text '@'.");
            case ['@', ..]:
                return await ReadFileAsync(prompt[1..], cancellationToken).ConfigureAwait(false);
            default:
                return prompt;
        }
    }

    private static async Task<string> ReadFileAsync(string source, CancellationToken cancellationToken)
    {
        var bytes = await InputBytes.ReadAsync(source, LargestPrompt, "no prompt is", cancellationToken).ConfigureAwait(false);
        var text = Decode(bytes, source).TrimEnd('\r', '\n');
        return string.IsNullOrWhiteSpace(text) ? throw ToolException.Usage($"{InputBytes.Name(source)} is empty; it should hold the prompt.") : text;
    }

    private static string Decode(byte[] bytes, string source)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw ToolException.Usage($"{InputBytes.Name(source)} is UTF-16; save it as UTF-8.");
        }

        try
        {
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            var text = s_strict.GetString(bytes, start, bytes.Length - start);
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw ToolException.Usage($"{InputBytes.Name(source)} is no text but a binary file; a prompt is UTF-8 text.")
                : text;
        }
        catch (DecoderFallbackException)
        {
            throw ToolException.Usage($"{InputBytes.Name(source)} is not UTF-8 text, as a prompt is; save it as UTF-8.");
        }
    }
}
