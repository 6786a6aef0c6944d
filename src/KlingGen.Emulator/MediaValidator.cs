namespace KlingGen.Emulator;

/// <summary>By what a client can tell whether a video is still the same.</summary>
public enum MediaValidator
{
    /// <summary>A strong <c>ETag</c>, another one for each version, and <c>Last-Modified</c>.</summary>
    StrongETag,

    /// <summary>A weak <c>ETag</c>, the same for all versions, and nothing else.</summary>
    WeakETag,

    /// <summary><c>Last-Modified</c>, a day later for each version, and nothing else.</summary>
    LastModified,

    /// <summary>Nothing.</summary>
    None,
}
