using System.Net;
using System.Net.Http.Headers;

namespace KlingGen.Downloads;

/// <summary>The head of an answer with a video, and its bytes.</summary>
internal sealed class VideoAnswer(HttpStatusCode status, EntityTagHeaderValue? entityTag, HttpContentHeaders? headers, Stream content, IDisposable? owner)
    : IAsyncDisposable
{
    public HttpStatusCode Status { get; } = status;

    public EntityTagHeaderValue? EntityTag { get; } = entityTag;

    public ContentRangeHeaderValue? Range { get; } = headers?.ContentRange;

    public long? Length { get; } = headers?.ContentLength;

    public string? MediaType { get; } = headers?.ContentType?.MediaType;

    public Stream Content { get; } = content;

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        owner?.Dispose();
    }
}
