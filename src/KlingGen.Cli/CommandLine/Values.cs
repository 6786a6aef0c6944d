using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace KlingGen.Cli.CommandLine;

/// <summary>Options whose complaints read as one plain sentence.</summary>
internal static class Values
{
    public static Option<string?> Text(string name, string placeholder, string description) =>
        NotAnOption(new Option<string?>(name) { HelpName = placeholder, Description = description });

    public static Option<string[]> Texts(string name, string placeholder, string description) =>
        NotAnOption(new Option<string[]>(name) { HelpName = placeholder, Description = description, DefaultValueFactory = static _ => [] });

    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    public static Option<int?> Number(string name, string placeholder, string description, int least = 1, int most = int.MaxValue) =>
        Parsed<int?>(name, placeholder, description, $"a whole number from {least} up", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null);

    public static Option<double?> Decimal(string name, string placeholder, string description) =>
        Parsed<double?>(name, placeholder, description, "a number such as 0.5", static text =>
            double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null);

    public static Option<TimeSpan?> Time(string name, string placeholder, string description) =>
        Parsed<TimeSpan?>(name, placeholder, description, "a time such as 90s, 15m or 2h", static text =>
            TimeText.TryParse(text, out var time) ? time : null);

    /// <summary>An argument that may be left out, and that no misspelt option is taken for.</summary>
    public static Argument<string?> Optional(string name, string description)
    {
        var argument = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.Validators.Add(static result =>
        {
            if (result is { Parent: CommandResult command, Tokens: [{ Value: var word }] } && IsOption(word))
            {
                result.AddError(NoOption(command, word));
            }
        });
        return argument;
    }

    /// <summary>Whether a word looks like an option.</summary>
    public static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && !word.Any(char.IsWhiteSpace);

    /// <summary>The complaint about an option that a command does not have.</summary>
    public static string NoOption(CommandResult command, string word) =>
        NearestName.Find(word, [.. command.Command.Options.Select(static option => option.Name)]) is { } nearest
            ? $"There is no option '{word}'. Is '{nearest}' meant?"
            : $"There is no option '{word}'.";

    // "--mode --json" is a forgotten value, not a mode of that name.
    private static Option<T> NotAnOption<T>(Option<T> option)
    {
        option.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(static token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } other)
            {
                result.AddError($"{result.Option.Name} needs a value before {other.Value}.");
            }
        });
        return option;
    }

    private static Option<T> Parsed<T>(string name, string placeholder, string description, string expected, Func<string, T> parse) =>
        new(name)
        {
            HelpName = placeholder,
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
                var value = parse(text);
                if (value is null)
                {
                    result.AddError($"{name} takes {expected}, not '{text}'.");
                }

                return value;
            },
        };
}
