using System.Globalization;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>Operands and values next to a limit, by which tests see that it is kept.</summary>
internal static class LimitTrials
{
    public static IEnumerable<string> NextCounts(string limit)
    {
        var count = Count(limit);
        return count > 0 ? [Digits(count + 1), Digits(count - 1)] : [Digits(count + 1)];
    }

    public static IEnumerable<string> NextNumbers(string limit)
    {
        var number = double.Parse(limit, NumberStyles.Float, CultureInfo.InvariantCulture);
        return [Number(number - 1), Number(number + 1), Number(number - 0.5), Number(number + 0.5)];
    }

    public static IEnumerable<string> AroundNumber(string limit) => NextNumbers(limit).Append(limit);

    /// <param name="limit">The limit.</param>
    /// <param name="make">A value of a length, as JSON text.</param>
    public static IEnumerable<string> AroundCount(string limit, Func<int, string> make)
    {
        var count = Count(limit);
        return count > 0 ? [make(count - 1), make(count), make(count + 1)] : [make(count), make(count + 1)];
    }

    /// <summary>A string of a length in code points, with one of two UTF-16 units among them.</summary>
    public static string Text(int length) => length == 0 ? "\"\"" : "\"" + new string('x', length - 1) + "\\uD83D\\uDE00\"";

    public static string List(int length) => "[" + string.Join(",", Enumerable.Range(0, length)) + "]";

    public static string Members(int length) =>
        "{" + string.Join(",", Enumerable.Range(0, length).Select(static index => $"\"m{index.ToString(CultureInfo.InvariantCulture)}\":0")) + "}";

    private static int Count(string limit) => int.Parse(limit, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Digits(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
