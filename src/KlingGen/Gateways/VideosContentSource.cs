using System.Net.Http.Headers;
using KlingGen.Downloads;
using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>The content of a video as the videos gateway serves it by the task's id, with the key.</summary>
internal sealed class VideosContentSource(VideosApi api, string id) : IVideoSource
{
    public async Task<VideoAnswer> OpenAsync(long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        var range = offset > 0 ? $"bytes={offset}-" : null;
        try
        {
            var response = await api.GetVideoContentAsync(id, range, range is null || entityTag is not { IsWeak: false } ? null : entityTag.ToString(), cancellationToken).ConfigureAwait(false);
            return new VideoAnswer(response.StatusCode, response.Headers.ETag, response.ContentHeaders, response.Value, response);
        }
        catch (ApiException exception) when (exception is { Failure: ApiFailure.Status, StatusCode: { } status })
        {
            return new VideoAnswer(status, entityTag: null, headers: null, Stream.Null, owner: null);
        }
    }
}
