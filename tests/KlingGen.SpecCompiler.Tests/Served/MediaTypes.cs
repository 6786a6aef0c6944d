namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>What a media type means.</summary>
internal static class MediaTypes
{
    public static string Name(string mediaType) => mediaType.Split(';')[0].Trim();

    public static bool IsJson(string mediaType) =>
        Name(mediaType) is var name && (name is "application/json" or "text/json" || name.EndsWith("+json", StringComparison.Ordinal));

    public static bool IsEvents(string mediaType) => Name(mediaType) == "text/event-stream";

    public static bool IsLines(string mediaType) =>
        Name(mediaType) is "application/jsonl" or "application/x-ndjson" or "application/json-seq";

    public static bool IsText(string mediaType) => Name(mediaType) is var name
        && (name.StartsWith("text/", StringComparison.Ordinal) || name.EndsWith("xml", StringComparison.Ordinal));
}
