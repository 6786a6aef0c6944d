using KlingGen.SpecCompiler.Diagnostics;
using YamlDotNet.Core;

namespace KlingGen.SpecCompiler.Yaml;

/// <summary>Where and why the parser gave up, in words for the author of the document.</summary>
internal readonly record struct YamlFailure(SourceSpan At, string Message)
{
    private static readonly (string Part, string Message)[] Known =
    [
        ("cannot start any token", "A plain value cannot begin with this character. Put the value in quotes."),
        ("invalid mapping",
            "A second ': ' stands in one value, or the line is indented too far. Put the value in quotes, or correct the indentation."),
        ("did not find expected key", "A key was expected here. Correct the indentation, or put the value above in quotes."),
        ("did not find expected <document start>", "A 'key: value' was expected at the start of the document. Check the first lines."),
        ("did not find expected <document end>",
            "Something follows the end of the document's root value. Remove it, or correct the indentation and brackets above."),
        ("unknown escape character",
            "This string has an escape that YAML does not know. Write '\\\\' for a backslash, or use single quotes."),
        ("unexpected end of stream", "A quoted string that begins here is never closed. Add the closing quote."),
        ("undefined tag handle", "This tag uses a prefix that no %TAG directive declares. Remove the tag."),
        ("invalid Unicode",
            "This string has an escape that is no Unicode character, such as half of a surrogate pair. Correct the escape."),
    ];

    public static YamlFailure From(YamlException exception, YamlSource source, Mark last, (int Line, int Column, char Bracket)? open)
    {
        if (exception.Message.IndexOf("tab", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return new YamlFailure(source.Character(source.FindIndentingTab((int)last.Index)), "A tab cannot indent in YAML. Use spaces.");
        }

        if (exception.Start.Index >= source.Text.Length)
        {
            return After(last, source, open);
        }

        var at = source.Span(exception.Start, exception.End) is { Length: > 0 } span ? span : source.Character(exception.Start);
        foreach (var (part, message) in Known)
        {
            if (exception.Message.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return new YamlFailure(at, message);
            }
        }

        return new YamlFailure(
            at, exception.Message.Replace("  ", " ").TrimEnd('.') + ". Correct the indentation, quotes or brackets at this place.");
    }

    /// <summary>A failure without a position of its own: it stands where the last sound thing ended.</summary>
    public static YamlFailure After(Mark last, YamlSource source, (int Line, int Column, char Bracket)? open) => new(
        source.Character(last),
        open is { } flow
            ? $"The '{flow.Bracket}' of line {flow.Line}, column {flow.Column} is not closed, or a comma is missing after this place."
            : "The document breaks off or is malformed after this place. Correct the indentation, quotes or brackets.");
}
