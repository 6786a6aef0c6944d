namespace KlingGen.Runtime.Serialization;

/// <summary>Values that JSON cannot say: what is not a number, and half surrogate pairs.</summary>
internal static class Unwritable
{
    /// <summary>What is said of a text.</summary>
    public const string Text = "Must be Unicode, but has half a surrogate pair, which no JSON can say.";

    [ThreadStatic]
    private static bool t_isLenient;

    /// <summary>Whether such values are written as what comes nearest, for checks and logs, which must not fail.</summary>
    public static bool IsLenient => t_isLenient;

    /// <summary>What is said of a number.</summary>
    public static string Number(double value) => "Must be a finite number, but is "
        + (double.IsNaN(value) ? "NaN" : value > 0 ? "infinite" : "negative infinite") + ", which no JSON can say.";

    /// <summary>Writes such values as what comes nearest from now on.</summary>
    /// <returns>What was done before.</returns>
    public static bool BeLenient(bool isLenient)
    {
        var before = t_isLenient;
        t_isLenient = isLenient;
        return before;
    }
}
