namespace KlingGen.Cli.Requests;

/// <summary>What the user did not say stays absent in a request.</summary>
internal static class OptionalText
{
    /// <summary>The value that a text names; null if there is none.</summary>
    public static T? To<T>(this string? text, Func<string, T> make)
        where T : struct => text is null ? null : make(text);
}
