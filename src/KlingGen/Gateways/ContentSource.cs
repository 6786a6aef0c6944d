using System.Net.Http.Headers;
using KlingGen.Downloads;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>A video as its gateway serves it by the task's id, with the key.</summary>
internal sealed class ContentSource(TaskApi api, OperationDescriptor operation, string id, LinkClient links) : IVideoSource
{
    public string Place => $"{operation.Path} {id}";

    public async Task<VideoAnswer> OpenAsync(long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        try
        {
            var response = await api.OpenContentAsync(operation, id, offset, entityTag, cancellationToken).ConfigureAwait(false);
            return new VideoAnswer(response.StatusCode, response.Headers, response.ContentHeaders, response.Value, response);
        }
        catch (ApiException exception) when (exception is { Failure: ApiFailure.Status, StatusCode: { } status })
        {
            // Some gateways send on to a signed link, which has no use for the key.
            return LinkClient.IsRedirect(status) && exception is { Headers.Location: { } location, RequestUri: { } asked }
                ? await links.FollowAsync(asked, location, offset, entityTag, cancellationToken).ConfigureAwait(false)
                : new VideoAnswer(status, exception.Headers, contentHeaders: null, new MemoryStream(exception.RawBody.ToArray()), owner: null);
        }
    }
}
