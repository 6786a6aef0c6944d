using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>Writes values as the table of styles in the OpenAPI specification says (3.1.1, "Style Examples").</summary>
internal static class ParameterText
{
    /// <summary>A path parameter with the style's own prefix.</summary>
    public static string InPath(
        string name, ParameterValue value, ParameterStyle style, bool explode, ParameterEscaping escaping) => style switch
    {
        ParameterStyle.Label => "." + Join(value, explode ? "." : ",", explode, escaping),
        ParameterStyle.Matrix => InMatrix(escaping.Name(name), value, explode, escaping),
        _ => Join(value, ",", explode, escaping),
    };

    /// <summary>A header's value.</summary>
    public static string InHeader(ParameterValue value, bool explode) => Join(value, ",", explode, ParameterEscaping.None);

    /// <summary>The pairs of a query, a cookie or a form, both sides escaped.</summary>
    public static void AppendPairs(
        ICollection<KeyValuePair<string, string>> pairs,
        string name,
        ParameterValue value,
        ParameterStyle style,
        bool explode,
        ParameterEscaping escaping)
    {
        if (style == ParameterStyle.DeepObject && value.Text is null)
        {
            AppendDeep(pairs, name, value, escaping);
            return;
        }

        var separator = style switch
        {
            ParameterStyle.SpaceDelimited => "%20",
            ParameterStyle.PipeDelimited => "%7C",
            _ => ",",
        };
        if (explode && value.Items is { } items)
        {
            foreach (var item in items)
            {
                pairs.Add(new(escaping.Name(name), Scalar(item, escaping)));
            }
        }
        else if (explode && value.Members is { } members)
        {
            foreach (var (member, memberValue) in members)
            {
                AppendMember(pairs, member, memberValue, escaping);
            }
        }
        else if (value.Text is not null || value.Items is { Count: > 0 } || value.Members is { Count: > 0 })
        {
            pairs.Add(new(escaping.Name(name), Join(value, separator, explode: false, escaping)));
        }
    }

    // The specification leaves lists and objects inside an exploded object open; repeating the name and writing JSON are what servers read.
    public static void AppendMember(
        ICollection<KeyValuePair<string, string>> pairs, string name, ParameterValue value, ParameterEscaping escaping)
    {
        if (value.Items is { } items)
        {
            foreach (var item in items)
            {
                pairs.Add(new(escaping.Name(name), Scalar(item, escaping)));
            }
        }
        else if (!value.IsAbsent)
        {
            pairs.Add(new(escaping.Name(name), Scalar(value, escaping)));
        }
    }

    // Names nest in brackets as PHP, Rails, qs and Stripe read them; a list of objects needs its index, a list of texts does not.
    private static void AppendDeep(
        ICollection<KeyValuePair<string, string>> pairs, string name, ParameterValue value, ParameterEscaping escaping)
    {
        if (value.Members is { } members)
        {
            foreach (var (member, memberValue) in members)
            {
                AppendDeep(pairs, $"{name}[{member}]", memberValue, escaping);
            }
        }
        else if (value.Items is { } items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                AppendDeep(pairs, items[i].Text is null ? $"{name}[{i}]" : name + "[]", items[i], escaping);
            }
        }
        else if (value.Text is { } text)
        {
            pairs.Add(new(escaping.Name(name), escaping.Value(text)));
        }
    }

    private static string InMatrix(string name, ParameterValue value, bool explode, ParameterEscaping escaping)
    {
        if (explode && value.Items is { Count: > 0 } items)
        {
            return string.Concat(items.Select(item => Pair(name, Scalar(item, escaping))));
        }

        return explode && value.Members is { Count: > 0 } members
            ? string.Concat(members.Select(member => Pair(escaping.Name(member.Key), Scalar(member.Value, escaping))))
            : Pair(name, Join(value, ",", explode: false, escaping));

        static string Pair(string name, string value) => value.Length == 0 ? ";" + name : $";{name}={value}";
    }

    private static string Join(ParameterValue value, string separator, bool explode, ParameterEscaping escaping)
    {
        if (value.Items is { } items)
        {
            return string.Join(separator, items.Select(item => Scalar(item, escaping)));
        }

        return value.Members is { } members
            ? string.Join(separator, members.Where(static member => !member.Value.IsAbsent)
                .Select(member => escaping.Name(member.Key) + (explode ? "=" : separator) + Scalar(member.Value, escaping)))
            : Scalar(value, escaping);
    }

    private static string Scalar(ParameterValue value, ParameterEscaping escaping) =>
        escaping.Value(value.Text ?? (value.IsAbsent ? "" : ParameterJson.Write(value)));

    /// <summary>Pairs as one text.</summary>
    public static string Concatenate(IEnumerable<KeyValuePair<string, string>> pairs, string separator)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in pairs)
        {
            if (text.Length > 0)
            {
                text.Append(separator);
            }

            text.Append(name).Append('=').Append(value);
        }

        return text.ToString();
    }
}
