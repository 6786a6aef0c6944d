using System.Text.RegularExpressions;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>A path with parameters.</summary>
internal sealed class PathTemplate
{
    private readonly Regex _pattern;
    private readonly List<string> _names;

    private PathTemplate(Regex pattern, List<string> names)
    {
        _pattern = pattern;
        _names = names;
    }

    public static PathTemplate Of(string template)
    {
        var names = new List<string>();
        var parts = template.Split('{');
        var pattern = Regex.Escape(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            var close = part.IndexOf('}', StringComparison.Ordinal);
            names.Add(part[..close]);
            pattern += "([^/]+)" + Regex.Escape(part[(close + 1)..]);
        }

        return new PathTemplate(new Regex($"^{pattern}$", RegexOptions.None, TimeSpan.FromSeconds(1)), names);
    }

    /// <summary>The parameters' raw text by name; null when the path is another.</summary>
    public Dictionary<string, string>? Match(string path) => _pattern.Match(path) is { Success: true } match
        ? Enumerable.Range(0, _names.Count).ToDictionary(i => _names[i], i => match.Groups[i + 1].Value)
        : null;
}
