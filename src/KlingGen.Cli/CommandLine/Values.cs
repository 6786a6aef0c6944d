using System.CommandLine;
using System.Globalization;

namespace KlingGen.Cli.CommandLine;

/// <summary>Options whose complaints read as one plain sentence.</summary>
internal static class Values
{
    public static Option<string?> Text(string name, string placeholder, string description) =>
        new(name) { HelpName = placeholder, Description = description };

    public static Option<string[]> Texts(string name, string placeholder, string description) =>
        new(name) { HelpName = placeholder, Description = description, DefaultValueFactory = static _ => [] };

    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    public static Option<int?> Number(string name, string placeholder, string description, int least = 1, int most = int.MaxValue) =>
        Parsed<int?>(name, placeholder, description, $"a whole number from {least} up", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null);

    public static Option<double?> Decimal(string name, string placeholder, string description) =>
        Parsed<double?>(name, placeholder, description, "a number such as 0.5", static text =>
            double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null);

    public static Option<TimeSpan?> Time(string name, string placeholder, string description) =>
        Parsed<TimeSpan?>(name, placeholder, description, "a time with its unit, such as 90s, 15m or 2h", static text =>
            TimeText.TryParse(text, out var time) ? time : null);

    /// <summary>An argument that may be left out.</summary>
    public static Argument<string?> Optional(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

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
