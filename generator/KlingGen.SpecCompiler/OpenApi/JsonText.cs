using System.Globalization;
using System.Text;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>Values as JSON text.</summary>
internal static class JsonText
{
    public const string Null = "null";

    public static string Of(YamlNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    public static string Of(bool value) => value ? "true" : "false";

    /// <param name="items">JSON texts.</param>
    public static string Array(IEnumerable<string> items) => "[" + string.Join(",", items) + "]";

    /// <param name="members">Names, each with a JSON text.</param>
    public static string Object(IEnumerable<(string Name, string Json)> members) =>
        "{" + string.Join(",", members.Select(static member => Quote(member.Name) + ":" + member.Json)) + "}";

    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendString(text, value);
        return text.ToString();
    }

    /// <summary>A scalar that is a finite number, in JSON's spelling; otherwise null.</summary>
    public static string? Number(YamlNode node)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar)
        {
            return null;
        }

        var text = scalar.Text.TrimStart('+');
        if (text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal))
        {
            try
            {
                return Convert.ToInt64(text.Substring(2), text[1] == 'x' ? 16 : 8).ToString(CultureInfo.InvariantCulture);
            }
            catch (Exception exception) when (exception is OverflowException or FormatException or ArgumentException)
            {
                return null;
            }
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || double.IsNaN(number)
            || double.IsInfinity(number))
        {
            return null;
        }

        return IsJsonNumber(text) ? text : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool IsJsonNumber(string text)
    {
        var i = text[0] == '-' ? 1 : 0;
        if (i >= text.Length || !IsDigit(text[i]) || (text[i] == '0' && i + 1 < text.Length && IsDigit(text[i + 1])))
        {
            return false;
        }

        var dot = text.IndexOf('.');
        return (dot < 0 || (dot + 1 < text.Length && IsDigit(text[dot + 1]))) && text[text.Length - 1] != '.';
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static void Append(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                text.Append('{');
                for (var i = 0; i < mapping.Entries.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    AppendString(text, mapping.Entries[i].Key.Text);
                    text.Append(':');
                    Append(text, mapping.Entries[i].Value);
                }

                text.Append('}');
                break;
            case YamlSequence sequence:
                text.Append('[');
                for (var i = 0; i < sequence.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Append(text, sequence.Items[i]);
                }

                text.Append(']');
                break;
            case YamlScalar { Kind: YamlScalarKind.Null }:
                text.Append(Null);
                break;
            case YamlScalar { Kind: YamlScalarKind.Boolean } boolean:
                text.Append(boolean.Text.ToLowerInvariant());
                break;
            case YamlScalar scalar:
                if (Number(scalar) is { } number)
                {
                    text.Append(number);
                }
                else
                {
                    AppendString(text, scalar.Text);
                }

                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
            {
                text.Append('\\').Append(character);
            }
            else if (character < ' ' || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\u0085' or '\u007f')
            {
                text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(character);
            }
        }

        text.Append('"');
    }
}
