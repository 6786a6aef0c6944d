namespace KlingGen.Emulator.Tasks;

/// <summary>How a video is made.</summary>
internal enum VideoQuality
{
    /// <summary>720p.</summary>
    Standard,

    /// <summary>1080p.</summary>
    Professional,

    /// <summary>4k.</summary>
    FourK,
}
