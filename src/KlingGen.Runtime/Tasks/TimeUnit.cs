namespace KlingGen.Runtime.Tasks;

/// <summary>How a gateway writes a point in time.</summary>
public enum TimeUnit
{
    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    Milliseconds,

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    Seconds,

    /// <summary>A text in ISO 8601.</summary>
    Text,
}
