using System.CommandLine;
using System.CommandLine.Parsing;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.CommandLine;

/// <summary>Finds what is wrong with a command line, and says what to do. What looks like an option is one, or a mistake; it is a text
/// only after <c>--</c>.</summary>
internal sealed class CommandLineCheck(ParseResult parsed, IReadOnlyList<string> written)
{
    // Names under which other tools take a key.
    private static readonly string[] s_keys = ["key", "token", "secret", "password", "bearer", "auth", "authorization"];

    private Command Command => parsed.CommandResult.Command;

    /// <summary>What is wrong, in a sentence or two; null if nothing is.</summary>
    public string? Complaint()
    {
        if (Command is RootCommand root && parsed.UnmatchedTokens is [var first, ..])
        {
            return NoCommand(root, first);
        }

        var words = Words();
        if (words.Find(IsOption) is { } option)
        {
            return NoOption(option);
        }

        return SwallowedOption() ?? (parsed.UnmatchedTokens is [var word, ..] ? TooMany(word) : Error());
    }

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private List<string> AllWords() =>
    [
        .. parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(static argument => argument.Tokens).Select(static token => token.Value),
        .. parsed.UnmatchedTokens,
    ];

    // The words of the command itself, without those after '--'.
    private List<string> Words()
    {
        var words = AllWords();
        var afterMark = parsed.Tokens.SkipWhile(static token => token.Type != TokenType.DoubleDash).Count() - 1;
        return afterMark > 0 ? words[..Math.Max(0, words.Count - afterMark)] : words;
    }

    private static string NoCommand(RootCommand root, string word)
    {
        if (!IsOption(word))
        {
            List<string> commands = [.. root.Subcommands.Select(static command => command.Name)];
            return $"There is no command '{word}'. {NearestName.Suggest(word, commands)}";
        }

        var name = NameOf(word);
        return root.Subcommands.FirstOrDefault(command => command.Options.Any(option => option.Name == name)) is { } owner
            ? $"'{name}' stands behind a command, as in: klinggen {owner.Name} {name}"
            : $"There is no option '{name}'.{Meant(name, Names(root))}";
    }

    private string NoOption(string word)
    {
        var name = NameOf(word);
        var plain = name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        if (Array.Exists(s_keys, key => plain.EndsWith(key, StringComparison.OrdinalIgnoreCase)))
        {
            return $"There is no option '{name}': the key comes from KLINGGEN_API_KEY or the settings, "
                + "as a command line stays in the shell's history.";
        }

        if (Command.Arguments.FirstOrDefault(argument => plain.Equals(argument.Name, StringComparison.OrdinalIgnoreCase)) is { } argument)
        {
            return $"There is no option '{name}': {argument.Name} stands by itself, as in: {Example(argument)}";
        }

        if (Names(Command).Contains(name))
        {
            return $"'{name}' stands behind the command, as in: klinggen {Command.Name} {name}";
        }

        var text = word.Any(char.IsWhiteSpace) && Command.Arguments.Count > 0 ? " A text that begins with '-' stands after '--'." : "";
        return $"There is no option '{name}'.{Meant(name, Names(Command))}{text}";
    }

    // "--mode --json" is a forgotten value, not a mode of that name.
    private string? SwallowedOption()
    {
        foreach (var option in parsed.CommandResult.Children.OfType<OptionResult>())
        {
            foreach (var value in option.Tokens.Select(static token => token.Value).Where(LooksForgotten))
            {
                var name = option.IdentifierToken?.Value ?? option.Option.Name;
                if (!written.Contains($"{name}={value}") && !written.Contains($"{name}:{value}"))
                {
                    return $"{name} needs a value before {NameOf(value)}. A value that begins with '-' is written {name}={NameOf(value)}.";
                }
            }
        }

        return null;
    }

    // "-1" and "- a list" are values.
    private static bool LooksForgotten(string value) =>
        value is ['-', '-', ..] || (value is ['-', not ('.' or (>= '0' and <= '9')), ..] && !value.Any(char.IsWhiteSpace));

    private string TooMany(string word)
    {
        if (Command.Arguments.FirstOrDefault(static argument => argument.Arity.MinimumNumberOfValues == 0) is { } text)
        {
            var all = string.Join(' ', AllWords());
            return $"There is a word too many, '{word}': a {text.Name.ToLowerInvariant()} of several words stands in quotes, as in: "
                + $"klinggen {Command.Name} {(IsOption(all) ? "-- " : "")}\"{all}\"";
        }

        var takes = Sentences.And(Command.Arguments.Select(static argument => argument.Name));
        return $"There is a word too many, '{word}': {Command.Name} takes {(takes.Length == 0 ? "no words" : takes)}. "
            + "What has spaces stands in quotes.";
    }

    private string? Error()
    {
        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        var error = parsed.Errors.FirstOrDefault(static error => error.SymbolResult is ArgumentResult) ?? parsed.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Tokens: [], IdentifierToken: { Value: var name } } => $"{name} needs a value.",
            OptionResult { Tokens.Count: > 1 and var count, Option.Name: var name } => $"{name} takes one value, and was given {count}.",
            CommandResult or ArgumentResult when Missing() is { } argument =>
                $"{Command.Name} needs {argument.Name}, as in: {Example(argument)}",
            _ => error.Message,
        };
    }

    private Argument? Missing() => Command.Arguments.FirstOrDefault(argument =>
        argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens: [] });

    private string Example(Argument argument) =>
        $"klinggen {Command.Name} {(argument.Arity.MinimumNumberOfValues == 0 ? "\"A cat plays the piano\"" : argument.Name)}";

    private static string NameOf(string word) => word.IndexOfAny(['=', ' ']) is > 0 and var end ? word[..end] : word;

    private static List<string> Names(Command command)
    {
        var names = command.Options.Select(static option => option.Name).ToList();
        foreach (var parent in command.Parents.OfType<Command>())
        {
            names.AddRange(parent.Options.Where(static option => option.Recursive).Select(static option => option.Name));
        }

        return names;
    }

    private static string Meant(string name, List<string> known) =>
        NearestName.Find(name, known) is { } nearest ? $" Is '{nearest}' meant?" : "";
}
