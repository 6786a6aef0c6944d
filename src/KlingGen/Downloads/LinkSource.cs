using System.Net.Http.Headers;

namespace KlingGen.Downloads;

/// <summary>A signed link, usually on another host than the gateway: the key is never sent there.</summary>
internal sealed class LinkSource(LinkClient client, Uri link) : IVideoSource
{
    // The query is the signature, which differs from link to link.
    public string Place => link.IsAbsoluteUri ? link.GetLeftPart(UriPartial.Path) : link.OriginalString;

    public Task<VideoAnswer> OpenAsync(long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken) =>
        client.OpenAsync(link, offset, entityTag, cancellationToken);
}
