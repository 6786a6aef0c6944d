using System.Net.Http.Headers;

namespace KlingGen.Downloads;

/// <summary>A signed link, usually on another host than the gateway: the key is never sent there.</summary>
internal sealed class LinkSource(HttpClient http, Uri link) : IVideoSource
{
    public async Task<VideoAnswer> OpenAsync(long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);

        // Compressed bytes would make offsets and lengths speak of something else than the file.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = entityTag is { IsWeak: false } ? new RangeConditionHeaderValue(entityTag) : null;
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new VideoAnswer(response.StatusCode, response.Headers.ETag, response.Content.Headers, content, response);
    }
}
