using System.Net;
using System.Net.Http.Headers;

namespace KlingGen.Downloads;

/// <summary>The head of an answer with a video, and its bytes.</summary>
internal sealed class VideoAnswer(
    HttpStatusCode status, HttpResponseHeaders? headers, HttpContentHeaders? contentHeaders, Stream content, IDisposable? owner)
    : IAsyncDisposable
{
    public HttpStatusCode Status { get; } = status;

    public EntityTagHeaderValue? EntityTag { get; } = headers?.ETag;

    public RetryConditionHeaderValue? RetryAfter { get; } = headers?.RetryAfter;

    public Uri? Location { get; } = headers?.Location;

    public DateTimeOffset? LastModified { get; } = contentHeaders?.LastModified;

    public ContentRangeHeaderValue? Range { get; } = contentHeaders?.ContentRange;

    /// <summary>The bytes that are announced, compressed or not.</summary>
    public long? Length { get; } = contentHeaders?.ContentLength;

    public string? MediaType { get; } = contentHeaders?.ContentType?.MediaType;

    /// <summary>The coding of the bytes, from <c>Content-Encoding</c>; null where they are the file's own.</summary>
    public string? Coding { get; } = CodingOf(contentHeaders);

    public Stream Content { get; } = content;

    public static async Task<VideoAnswer> FromAsync(HttpResponseMessage response, CancellationToken cancellationToken) => new(
        response.StatusCode,
        response.Headers,
        response.Content.Headers,
        await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false),
        response);

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        owner?.Dispose();
    }

    private static string? CodingOf(HttpContentHeaders? headers)
    {
        var codings = headers?.ContentEncoding
            .Select(static name => name.ToLowerInvariant()).Where(static name => name != "identity").ToArray();
        return codings is { Length: > 0 } ? string.Join(", ", codings) : null;
    }
}
