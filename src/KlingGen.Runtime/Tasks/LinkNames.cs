using System.Collections.Frozen;

namespace KlingGen.Runtime.Tasks;

/// <summary>What the name and the ending of a link tell of what is behind it.</summary>
internal static class LinkNames
{
    /// <summary>How sure it is that a link is the video: nothing speaks against it, it is a link by its name, it is a result, it is a
    /// video.</summary>
    public const int Any = 1;
    public const int Link = 2;
    public const int Result = 3;
    public const int Video = 4;

    private static readonly string[] s_media =
    [
        "cover", "image", "img", "picture", "photo", "poster", "thumb", "preview", "snapshot", "screenshot", "avatar", "icon", "logo",
        "frame", "mask", "audio",
        "sound", "music", "voice", "subtitle", "caption", "callback", "webhook", "notify", "prompt", "lastframe", "firstframe", "gif",
    ];

    private static readonly string[] s_pages =
        [
            "upload", "status", "cancel", "poll", "query", "console", "dashboard", "website", "homepage", "webpage", "schema", "support",
            "invoice", "billing", "license", "help",
        ];

    private static readonly string[] s_beginnings = ["input", "init", "reference", "source", "doc"];

    private static readonly FrozenSet<string> s_others = FrozenSet.ToFrozenSet(
        [
            "next", "nextpage", "prev", "previous", "self", "first", "last", "api", "apiurl", "endpoint", "logs", "logurl", "page",
            "pageurl", "share", "shareurl", "type", "taskurl", "geturl",
        ]);

    private static readonly string[] s_videoWords = ["video", "mp4", "movie", "film", "clip"];
    private static readonly string[] s_resultWords = ["result", "output", "work", "generat", "download", "artifact", "asset", "creation"];
    private static readonly string[] s_linkWords = ["url", "uri", "link", "href", "src", "file", "resource", "media", "content", "path"];

    private static readonly FrozenSet<string> s_videoEndings = FrozenSet.ToFrozenSet(
        [".mp4", ".mov", ".webm", ".m4v", ".mkv", ".avi", ".m3u8", ".ts"]);

    private static readonly FrozenSet<string> s_otherEndings = FrozenSet.ToFrozenSet(
    [
        ".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".svg", ".avif", ".heic", ".mp3", ".wav", ".m4a", ".aac", ".ogg", ".flac",
        ".json", ".xml", ".txt",
        ".html", ".htm", ".srt", ".vtt", ".pdf", ".zip", ".css", ".js", ".md",
    ]);

    private static readonly string[] s_withoutWatermark =
    [
        "nowatermark", "withoutwatermark", "watermarkfree", "unwatermark", "removewatermark", "removedwatermark", "nonwatermark",
    ];

    /// <summary>Whether what bears the name is something else than the task's video, with all that is in it.</summary>
    public static bool IsOther(string name)
    {
        name = WithoutProduct(name);
        return PlainNames.HasAny(name, s_media)
            || AnswerPlace.IsEcho(name)
            || s_beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));
    }

    /// <summary>Whether a link of the name leads to something else than a video.</summary>
    public static bool IsOtherLink(string name) => IsOther(name) || s_others.Contains(name) || PlainNames.HasAny(name, s_pages);

    public static bool IsWatermark(string name) =>
        (name.Contains("watermark", StringComparison.Ordinal) || name is "wm" or "wmurl") && !PlainNames.HasAny(name, s_withoutWatermark);

    /// <summary>What a name says of a link.</summary>
    public static int RankOf(string name) =>
        PlainNames.HasAny(name, s_videoWords) ? Video
        : PlainNames.HasAny(name, s_resultWords) ? Result
        : PlainNames.HasAny(name, s_linkWords) ? Link
        : Any;

    /// <summary>What the ending of a path says: yes, no, or nothing.</summary>
    public static bool? IsVideoFile(string path)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        return s_videoEndings.Contains(ending) ? true : s_otherEndings.Contains(ending) ? false : null;
    }

    /// <summary>What the word for a medium says: yes, no, or nothing.</summary>
    public static bool? IsVideoType(string type)
    {
        var name = PlainNames.Of(type);
        return PlainNames.HasAny(name, s_videoWords) ? true
            : PlainNames.HasAny(name, s_media) || name.StartsWith("text", StringComparison.Ordinal) ? false : null;
    }

    // Names of products hold the names of what they are made from.
    private static string WithoutProduct(string name) =>
        name.Replace("image2video", "video", StringComparison.Ordinal).Replace("imagetovideo", "video", StringComparison.Ordinal)
            .Replace("img2video", "video", StringComparison.Ordinal);
}
