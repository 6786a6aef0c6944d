namespace KlingGen;

/// <summary>What a gateway sells: each product has its own request, path and rules.</summary>
public enum KlingProduct
{
    /// <summary><c>text2video</c>: a video from text (<see cref="TextToVideoRequest"/>).</summary>
    TextToVideo,

    /// <summary><c>image2video</c>: a video from one or two images (<see cref="ImageToVideoRequest"/>).</summary>
    ImageToVideo,

    /// <summary><c>videos</c>: the unified endpoint of the videos gateway (<see cref="VideoCreateRequest"/>).</summary>
    Videos,
}
