using System.Globalization;
using System.Text.Json.Nodes;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Requests;

/// <summary>The value of an option as a member of a request takes it.</summary>
internal static class MemberValue
{
    /// <exception cref="ToolException">The text is no value of the member's type.</exception>
    public static JsonNode Parse(Sale sale, RequestMember member, string text)
    {
        if (member.Words.Count > 0)
        {
            return member.Words.FirstOrDefault(word => word.Key == text).Value is { } json
                ? JsonNode.Parse(json)!
                : throw Wrong(member, Sentences.Or(member.Words.Select(static word => word.Key)), text);
        }

        return (member.Type, sale.IsDuration(member)) switch
        {
            ("integer" or "string", true) => Seconds(member, text),
            ("integer", _) => TryWhole(text, out var whole) ? JsonValue.Create(whole) : throw Wrong(member, "a whole number", text),
            ("number", _) => TryNumber(text, out var number) ? JsonValue.Create(number) : throw Wrong(member, "a number such as 0.5", text),
            ("boolean", _) => bool.TryParse(text, out var truth) ? JsonValue.Create(truth) : throw Wrong(member, "true or false", text),
            _ => JsonValue.Create(text),
        };
    }

    /// <summary>A number where the documents may want it as a text.</summary>
    public static JsonNode Number(string? type, long number) =>
        type == "string" ? JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)) : JsonValue.Create(number);

    private static JsonNode Seconds(RequestMember member, string text) =>
        TryWhole(text, out var seconds) && seconds > 0
            ? Number(member.Type, seconds)
            : throw Wrong(member, "a whole number from 1 up", text);

    private static bool TryWhole(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static ToolException Wrong(RequestMember member, string expected, string text) =>
        ToolException.Usage($"--{member.Option} takes {expected}, not '{text}'.");
}
