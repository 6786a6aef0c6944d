namespace KlingGen.SpecCompiler.Yaml;

/// <summary>The core schema of YAML 1.2: what a plain scalar is. <c>on</c>, <c>off</c>, <c>yes</c> and <c>no</c> are strings.</summary>
internal static class CoreSchema
{
    public static YamlScalarKind KindOf(string text)
    {
        if (text.Length == 0)
        {
            return YamlScalarKind.Null;
        }

        return text[0] switch
        {
            '~' or 'n' or 'N' => text is "~" or "null" or "Null" or "NULL" ? YamlScalarKind.Null : YamlScalarKind.String,
            't' or 'T' or 'f' or 'F' =>
                text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" ? YamlScalarKind.Boolean : YamlScalarKind.String,
            (>= '0' and <= '9') or '+' or '-' or '.' => NumberKindOf(text),
            _ => YamlScalarKind.String,
        };
    }

    private static YamlScalarKind NumberKindOf(string text)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o')
        {
            return IsRadixInteger(text) ? YamlScalarKind.Integer : YamlScalarKind.String;
        }

        var position = text[0] is '+' or '-' ? 1 : 0;
        if (IsSpecialFloat(text, position))
        {
            return YamlScalarKind.Float;
        }

        var whole = SkipDigits(text, ref position);
        if (whole > 0 && position == text.Length)
        {
            return YamlScalarKind.Integer;
        }

        var fraction = 0;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            fraction = SkipDigits(text, ref position);
        }

        return whole + fraction > 0 && EndsAsFloat(text, position) ? YamlScalarKind.Float : YamlScalarKind.String;
    }

    private static bool EndsAsFloat(string text, int position)
    {
        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            if (position < text.Length && text[position] is '+' or '-')
            {
                position++;
            }

            if (SkipDigits(text, ref position) == 0)
            {
                return false;
            }
        }

        return position == text.Length;
    }

    private static bool IsSpecialFloat(string text, int start) => text.Length - start == 4 && text[start] == '.'
        && (text.Substring(start) is ".inf" or ".Inf" or ".INF" || (start == 0 && text is ".nan" or ".NaN" or ".NAN"));

    private static bool IsRadixInteger(string text)
    {
        for (var i = 2; i < text.Length; i++)
        {
            var valid = text[1] == 'o'
                ? text[i] is >= '0' and <= '7'
                : text[i] is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
            if (!valid)
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipDigits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            position++;
        }

        return position - start;
    }
}
