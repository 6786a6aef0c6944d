namespace KlingGen.Patterns;

/// <summary>A pattern in the words of .NET.</summary>
internal readonly struct TranslatedPattern(string text, bool needsBacktracking)
{
    public string Text { get; } = text;

    /// <summary>Whether .NET cannot run it in time linear to the text: it looks around or back, or names too many characters.</summary>
    public bool NeedsBacktracking { get; } = needsBacktracking;
}
