namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>Values of links that are told by a request or an answer.</summary>
internal static class RuntimeExpression
{
    private const string ResponseBody = "$response.body#";

    /// <summary>What stands in the body of an answer at a JSON pointer.</summary>
    public static string OfResponseBody(string pointer) => ResponseBody + pointer;

    /// <summary>Whether a text is one, or holds one.</summary>
    public static bool IsIn(string text) =>
        text.StartsWith("$", StringComparison.Ordinal) || text.IndexOf("{$", StringComparison.Ordinal) >= 0;
}
