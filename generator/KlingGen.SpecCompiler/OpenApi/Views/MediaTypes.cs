namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>Names of media types that more than one step speaks of.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    public static bool IsMultipart(string mediaType) => mediaType.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
}
