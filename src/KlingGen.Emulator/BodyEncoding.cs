namespace KlingGen.Emulator;

/// <summary>Encodings that a client may not expect.</summary>
public enum BodyEncoding
{
    /// <summary>Compressed with gzip, and said so in <c>Content-Encoding</c>, whether the client takes it or not.</summary>
    Gzip,

    /// <summary>Compressed with gzip, and not said so.</summary>
    UntoldGzip,

    /// <summary>UTF-8 with a byte order mark.</summary>
    ByteOrderMark,

    /// <summary>UTF-16 with a byte order mark, little end first, and said so in <c>Content-Type</c>.</summary>
    Utf16,
}
