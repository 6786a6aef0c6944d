namespace KlingGen;

/// <summary>Where an account of Kling's own API was opened. Keys of one region are unknown in the other.</summary>
public enum KlingRegion
{
    /// <summary>The world without China: <c>https://api-singapore.klingai.com</c>.</summary>
    Global,

    /// <summary>China: <c>https://api-beijing.klingai.com</c>.</summary>
    China,
}
