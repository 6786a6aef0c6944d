namespace KlingGen.Cli.CommandLine;

/// <summary>Words of a command line that the user is told to type.</summary>
internal static class Quotes
{
    /// <summary>A word as it stands on a command line: in quotes where the shell would take it apart.</summary>
    public static string Around(string word) =>
        word.Length > 0 && word.All(static letter => char.IsLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_' or ':')
            ? word
            : $"\"{word}\"";
}
