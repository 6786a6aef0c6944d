using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Reads the extensions that say how tasks are made. They are the compiler's own, so that whatever is out of order in them is an
/// error.</summary>
internal sealed class ExtensionReader(SpecReader reader)
{
    /// <summary>Whether a value is an object; members beyond the known ones are reported.</summary>
    public bool IsObject(SpecNode value, string name, params string[] members)
    {
        if (value.Mapping is null)
        {
            reader.Wrong(value, name, "an object");
            return false;
        }

        foreach (var (key, _) in value.Members())
        {
            if (!members.Contains(key.Text) && !key.Text.StartsWith("x-", StringComparison.Ordinal))
            {
                reader.ReportKey(SpecDescriptors.UnknownMember, value, key.Text, name, key.Text, NearestName.Suggest(key.Text, members));
            }
        }

        return true;
    }

    public string? Text(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (value.Text is null)
        {
            reader.Wrong(value, key, "a text");
        }

        return value.Text;
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

        reader.Wrong(value, key, "true or false");
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
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 86_400)
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        reader.Wrong(value, key, "a number of seconds above 0");
        return null;
    }

    /// <summary>A word out of a list, as what it stands for.</summary>
    public string? Word(SpecNode value, string meaning, IReadOnlyList<(string Word, string Value)> words)
    {
        if (value.Text is { } text)
        {
            foreach (var (word, found) in words)
            {
                if (word == text)
                {
                    return found;
                }
            }

            var known = words.Select(static word => word.Word).ToList();
            reader.Report(SpecDescriptors.UnknownWord, value, text, meaning, NearestName.Suggest(text, known));
            return null;
        }

        reader.Wrong(value, meaning, "one of " + string.Join(", ", words.Select(static word => word.Word)));
        return null;
    }

    /// <summary>A name as handles and command lines have it.</summary>
    public string? Name(SpecNode parent, string key, string extension)
    {
        if (parent[key] is not { } value)
        {
            reader.Report(SpecDescriptors.MissingMember, parent, extension, key);
            return null;
        }

        return Name(value, key);
    }

    public string? Name(SpecNode value, string key)
    {
        if (value.Text is not { } name)
        {
            reader.Wrong(value, key, "a text");
            return null;
        }

        var isPlain = name.All(static character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
        if (name.Length is 0 or > 100 || name[0] == '-' || !isPlain)
        {
            reader.Report(SpecDescriptors.InvalidProtocolName, value, name);
            return null;
        }

        return name;
    }

    public string? Pointer(SpecNode value, string key)
    {
        if (value.Text is not { } pointer)
        {
            reader.Wrong(value, key, "a JSON pointer");
            return null;
        }

        if (pointer.Length > 0 && pointer[0] != '/')
        {
            reader.Report(SpecDescriptors.InvalidPointer, value, pointer);
            return null;
        }

        return pointer;
    }

    /// <summary>The values of a list, or one value that stands alone.</summary>
    public static IEnumerable<SpecNode> OneOrMore(SpecNode value) => value.Node is YamlSequence ? value.Items() : [value];

    public static string Json(SpecNode value) => JsonText.Of(value.Node);

    /// <summary>The JSON texts of a list.</summary>
    public EquatableArray<string> Values(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return default;
        }

        if (value.Node is YamlSequence)
        {
            return value.Items().Select(Json).ToEquatableArray();
        }

        reader.Wrong(value, key, "an array");
        return default;
    }
}
