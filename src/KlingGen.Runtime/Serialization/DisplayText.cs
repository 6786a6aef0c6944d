using System.Text;
using System.Text.Json;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>A record as a person reads it in a log or a debugger: its JSON, with long texts cut,
/// so that no image and no whole address gets there.</summary>
internal static class DisplayText
{
    private const int MaxLength = 2000;

    /// <summary>The text of a record.</summary>
    /// <param name="model">The record.</param>
    public static string Of(IApiValue model)
    {
        var text = new StringBuilder();
        try
        {
            Append(text, RawJson.Of(model));
        }
        catch (InvalidOperationException)
        {
            // Kept JSON may hold half a surrogate pair, which cannot be written; a log that shows the record must not fail for it.
            text.Append("(not Unicode)");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var isFirst = true;
                foreach (var member in element.EnumerateObject())
                {
                    text.Append(isFirst ? "{ " : ", ").Append(FoundValue.Shorten(member.Name)).Append(": ");
                    Append(text, member.Value);
                    isFirst = false;
                }

                text.Append(isFirst ? "{}" : " }");
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    text.Append(text[^1] == '[' ? "" : ", ");
                    Append(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(FoundValue.Quote(element.GetString()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }
}
