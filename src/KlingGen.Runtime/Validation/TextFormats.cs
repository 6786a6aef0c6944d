using KlingGen.Formats;

namespace KlingGen.Runtime.Validation;

/// <summary>Checks texts against the formats that are known.</summary>
internal static class TextFormats
{
    private static readonly Dictionary<string, Rule> s_rules = JsonFormats.All
        .Where(static format => format.Pattern is not null || format.Check is not null)
        .ToDictionary(static format => format.Name, static format => new Rule(format), StringComparer.Ordinal);

    /// <summary>Whether a text is of a format. All texts are of one that is not known.</summary>
    public static bool Holds(string value, string format) => !s_rules.TryGetValue(format, out var rule) || rule.Holds(value);

    public static string Describe(string format) => JsonFormats.Find(format)?.Description ?? JsonFormat.Unknown(format);

    private sealed class Rule(JsonFormat format)
    {
        private readonly JsonPattern? _pattern = format.Pattern is { } pattern ? new JsonPattern(pattern) : null;
        private readonly Func<string, bool>? _check = format.Check;

        public bool Holds(string value) => (_pattern is null || _pattern.IsMatch(value)) && (_check is null || _check(value));
    }
}
