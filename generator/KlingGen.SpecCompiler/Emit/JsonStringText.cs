using System.Globalization;
using System.Text;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>JSON strings as the text that they mean.</summary>
internal static class JsonStringText
{
    /// <param name="json">A valid JSON string with its quotation marks.</param>
    public static string Unquote(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            i++;
            if (json[i] == 'u')
            {
                text.Append((char)int.Parse(json.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(json[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                var character => character,
            });
        }

        return text.ToString();
    }
}
