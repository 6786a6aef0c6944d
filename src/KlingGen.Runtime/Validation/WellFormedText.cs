namespace KlingGen.Runtime.Validation;

/// <summary>Texts as they go over the wire, where half a surrogate pair is written as U+FFFD.</summary>
internal static class WellFormedText
{
    public static string Of(string text) => Is(text) ? text : Mended(text);

    /// <summary>Whether no half of a surrogate pair stands alone.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var found = text.IndexOfAnyInRange('\ud800', '\udfff');
        return found < 0 || FirstHalf(text, found) < 0;
    }

    private static string Mended(string text)
    {
        var units = text.ToCharArray();
        for (var i = FirstHalf(text, 0); i >= 0; i = FirstHalf(text, i + 1))
        {
            units[i] = '\ufffd';
        }

        return new string(units);
    }

    private static int FirstHalf(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
