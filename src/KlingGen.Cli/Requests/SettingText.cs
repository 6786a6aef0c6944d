using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Requests;

/// <summary>One <c>--set POINTER=VALUE</c>.</summary>
/// <param name="Pointer">A JSON pointer into the request.</param>
/// <param name="Value">The value: JSON, or a text without quotes.</param>
internal readonly record struct SettingText(string Pointer, string Value)
{
    /// <exception cref="ToolException">The text is no setting.</exception>
    public static SettingText Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            throw ToolException.Usage($"--set takes POINTER=VALUE, as in --set /member=value, not '{text}'.");
        }

        var pointer = text[..equals];
        if (!pointer.StartsWith('/') || pointer.Length == 1)
        {
            throw ToolException.Usage(
                $"--set begins with the place of a member, as in --set /member=value; '{pointer}' is none{Instead(pointer)}.");
        }

        if (JsonPlaces.Split(pointer).Any(static segment => segment.Length == 0) || HasWrongEscape(pointer))
        {
            throw ToolException.Usage(
                $"--set: '{pointer}' is no JSON pointer: its parts are names or positions, with ~0 for ~ and ~1 for /.");
        }

        return new SettingText(pointer, text[(equals + 1)..]);
    }

    /// <summary>Whether a position in a list follows a place that the pointer leads through.</summary>
    public bool HasPositionAfter(string place) =>
        JsonPlaces.Split(Pointer[place.Length..]) is [var next, ..] && (next == "-" || next.All(char.IsAsciiDigit));

    private static string Instead(string pointer) =>
        pointer.Trim('/').Replace('.', '/') is { Length: > 0 } name ? $", and /{name} is perhaps meant" : "";

    private static bool HasWrongEscape(string pointer)
    {
        for (var tilde = pointer.IndexOf('~', StringComparison.Ordinal); tilde >= 0; tilde = pointer.IndexOf('~', tilde + 1))
        {
            if (tilde + 1 == pointer.Length || pointer[tilde + 1] is not ('0' or '1'))
            {
                return true;
            }
        }

        return false;
    }
}
