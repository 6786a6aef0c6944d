namespace KlingGen;

/// <summary>Where an account of Kling's own API was opened. Keys of one region are unknown in the other.</summary>
public enum KlingRegion
{
    /// <summary>The world without China.</summary>
    Global,

    /// <summary>China.</summary>
    China,
}
