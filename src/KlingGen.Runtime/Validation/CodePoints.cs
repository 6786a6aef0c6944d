namespace KlingGen.Runtime.Validation;

/// <summary>Lengths as JSON Schema counts them.</summary>
internal static class CodePoints
{
    /// <summary>How many code points a text has; half a surrogate pair counts as one.</summary>
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }
}
