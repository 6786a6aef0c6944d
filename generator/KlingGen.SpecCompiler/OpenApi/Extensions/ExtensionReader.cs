using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>Reads the members of the extensions that say how tasks are made. They are the compiler's own, so that whatever is out of order
/// in them is an error.</summary>
internal readonly struct ExtensionReader(SpecReporter reporter)
{
    private const int MaxNameLength = 100;
    private const double MostSeconds = 86_400;

    /// <summary>The object under a key; members of it beyond the known ones are reported.</summary>
    /// <returns>Null where there is none, or something else, which is reported.</returns>
    public SpecNode? Object(SpecNode parent, string key, params string[] members)
    {
        if (Object(parent, key) is not { } value)
        {
            return null;
        }

        foreach (var (member, _) in value.Members())
        {
            if (!members.Contains(member.Text) && !member.Text.StartsWith("x-", StringComparison.Ordinal))
            {
                var suggestion = NearestName.Suggest(member.Text, members);
                reporter.ReportKey(SpecDescriptors.UnknownMember, value, member.Text, key, member.Text, suggestion);
            }
        }

        return value;
    }

    /// <summary>The object under a key, whatever its members are called.</summary>
    public SpecNode? Object(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (value.Mapping is null)
        {
            reporter.Invalid(value, key, "an object");
            return null;
        }

        return value;
    }

    public SpecNode? Array(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (value.Node is YamlSequence)
        {
            return value;
        }

        reporter.Invalid(value, key, "an array");
        return null;
    }

    /// <summary>A member that is a text, as it stands.</summary>
    public SpecNode? Text(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (value.Text is not null)
        {
            return value;
        }

        reporter.Invalid(value, key, "a text");
        return null;
    }

    public bool Flag(SpecNode parent, string key, bool fallback)
    {
        if (parent[key] is not { } value)
        {
            return fallback;
        }

        if (value.Node is YamlScalar { Kind: YamlScalarKind.Boolean } scalar)
        {
            return scalar.Text is "true" or "True" or "TRUE";
        }

        reporter.Invalid(value, key, "true or false");
        return fallback;
    }

    /// <summary>A number above 0, as the document writes it.</summary>
    public string? Seconds(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (JsonText.Number(value.Node) is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostSeconds)
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        reporter.Invalid(value, key, "a number of seconds above 0");
        return null;
    }

    /// <summary>A word out of a list.</summary>
    public string? Word(SpecNode value, string meaning, IReadOnlyCollection<string> words)
    {
        if (value.Text is not { } text)
        {
            reporter.Invalid(value, meaning, "one of " + string.Join(", ", words));
            return null;
        }

        if (words.Contains(text))
        {
            return text;
        }

        reporter.Report(SpecDescriptors.UnknownWord, value, text, meaning, NearestName.Suggest(text, words));
        return null;
    }

    /// <summary>A word out of a list, as what it stands for.</summary>
    public string? Word(SpecNode value, string meaning, IReadOnlyList<(string Word, string Value)> words)
    {
        var found = Word(value, meaning, [.. words.Select(static word => word.Word)]);
        return found is null ? null : words.First(word => word.Word == found).Value;
    }

    /// <summary>A name as handles and command lines have it, which must be there.</summary>
    public string? Name(SpecNode parent, string key, string extension)
    {
        if (parent[key] is { } value)
        {
            return Name(value, key);
        }

        reporter.Report(SpecDescriptors.MissingMember, parent, extension, key);
        return null;
    }

    public string? Name(SpecNode value, string key)
    {
        if (value.Text is not { } name)
        {
            reporter.Invalid(value, key, "a text");
            return null;
        }

        var isPlain = name.All(static character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
        if (name.Length is 0 or > MaxNameLength || name[0] == '-' || !isPlain)
        {
            reporter.Report(SpecDescriptors.InvalidProtocolName, value, name);
            return null;
        }

        return name;
    }

    public string? Pointer(SpecNode value, string key)
    {
        if (value.Text is not { } pointer)
        {
            reporter.Invalid(value, key, "a JSON pointer");
            return null;
        }

        if (pointer.Length > 0 && pointer[0] != '/')
        {
            reporter.Report(SpecDescriptors.InvalidPointer, value, pointer);
            return null;
        }

        return pointer;
    }
}
