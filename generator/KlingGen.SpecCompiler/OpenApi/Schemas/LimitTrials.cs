using System.Globalization;
using KlingGen.Formats;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>How tests try a limit. It stands beside what the limit means, so that no limit is without.</summary>
/// <param name="Operand">An operand that a document may give.</param>
/// <param name="Mutations">Other operands near one, which mean something else.</param>
/// <param name="Instances">Values as JSON text that an operand just allows and just forbids.</param>
internal sealed record LimitTrials(
    string Operand, Func<string, IEnumerable<string>> Mutations, Func<string, IEnumerable<string>> Instances)
{
    public static readonly LimitTrials OfText = OfCount(Text);
    public static readonly LimitTrials OfList = OfCount(List);
    public static readonly LimitTrials OfMembers = OfCount(Members);

    public static readonly LimitTrials OfNumber = new("5", NextNumbers, static limit => NextNumbers(limit).Append(limit));

    public static readonly LimitTrials OfMultiple = new(
        "5",
        static step => [Number(2 * Number(step)), Number(Number(step) / 2)],
        static step => ["0", step, Number(2 * Number(step)), Number(1.5 * Number(step))]);

    public static readonly LimitTrials OfPattern = new("^a+$", static _ => [], static _ => ["\"\"", "\"a\"", "\"0\""]);

    /// <summary>A text of the format, where one is known, beside some that few formats have.</summary>
    public static readonly LimitTrials OfFormat = new(
        "email",
        static _ => [],
        static format => new[] { JsonFormats.Find(format)?.Example ?? "a", "", "a", "0", " ", "(" }.Distinct().Select(JsonText.Quote));

    private static LimitTrials OfCount(Func<int, string> make) => new("2", NextCounts, limit => AroundCount(Count(limit), make));

    private static IEnumerable<string> NextCounts(string limit)
    {
        var count = Count(limit);
        return count > 0 ? [Digits(count + 1), Digits(count - 1)] : [Digits(count + 1)];
    }

    private static IEnumerable<string> AroundCount(int count, Func<int, string> make) =>
        count > 0 ? [make(count - 1), make(count), make(count + 1)] : [make(count), make(count + 1)];

    private static IEnumerable<string> NextNumbers(string limit)
    {
        var number = Number(limit);
        return [Number(number - 1), Number(number + 1), Number(number - 0.5), Number(number + 0.5)];
    }

    /// <summary>A string of a length in code points, with one of two UTF-16 units among them.</summary>
    private static string Text(int length) => length == 0 ? "\"\"" : "\"" + new string('x', length - 1) + "\\uD83D\\uDE00\"";

    private static string List(int length) => "[" + string.Join(",", Enumerable.Range(0, length)) + "]";

    private static string Members(int length) =>
        "{" + string.Join(",", Enumerable.Range(0, length).Select(static index => $"\"m{Digits(index)}\":0")) + "}";

    private static int Count(string limit) => int.Parse(limit, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Digits(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static double Number(string limit) => double.Parse(limit, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
