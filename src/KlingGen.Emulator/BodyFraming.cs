namespace KlingGen.Emulator;

/// <summary>How a client knows where a body ends.</summary>
public enum BodyFraming
{
    /// <summary>By <c>Content-Length</c>: a body that is cut is too short.</summary>
    ContentLength,

    /// <summary>By the last of its chunks: a body that is cut has none.</summary>
    Chunked,

    /// <summary>By the end of the connection: a body that is cut looks whole.</summary>
    ConnectionEnd,
}
