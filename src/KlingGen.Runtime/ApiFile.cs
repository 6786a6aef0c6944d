namespace KlingGen.Runtime;

/// <summary>A file to send as a part of a multipart body.</summary>
/// <param name="content">The content, read once from its current position. It is not disposed.</param>
/// <param name="fileName">The name that the server sees; null for <c>file</c>.</param>
/// <param name="contentType">The media type; null for the document's or <c>application/octet-stream</c>.</param>
public sealed class ApiFile(Stream content, string? fileName = null, string? contentType = null)
{
    /// <summary>The content.</summary>
    public Stream Content { get; } = content ?? throw new ArgumentNullException(nameof(content));

    /// <summary>The name that the server sees.</summary>
    public string? FileName { get; } = fileName;

    /// <summary>The media type.</summary>
    public string? ContentType { get; } = contentType;

    /// <summary>A file without a name.</summary>
    /// <param name="content">The content.</param>
    public static implicit operator ApiFile(Stream content) => new(content);

    /// <summary>A file in memory.</summary>
    /// <param name="content">The content.</param>
    public static implicit operator ApiFile(byte[] content) => new(new MemoryStream(content, writable: false));

    /// <summary>A file without a name.</summary>
    /// <param name="content">The content.</param>
    public static ApiFile FromStream(Stream content) => new(content);

    /// <summary>A file in memory.</summary>
    /// <param name="content">The content.</param>
    public static ApiFile FromByteArray(byte[] content) => content;
}
