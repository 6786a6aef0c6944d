using System.Text.RegularExpressions;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Patterns as ECMA 262 has them, as far as .NET can run them.</summary>
internal static class EcmaPattern
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    /// <summary>Why a pattern cannot be run; null where it can.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.ECMAScript | RegexOptions.CultureInvariant, s_timeout);
            return null;
        }
        catch (ArgumentException)
        {
            // ECMA 262 with the u flag has classes that .NET only knows outside its ECMAScript mode.
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, s_timeout);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}
