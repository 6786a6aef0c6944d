using System.Net.Http.Headers;
using KlingGen.Downloads;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>A video as its gateway serves it by the task's id, with the key.</summary>
internal sealed class ContentSource(TaskApi api, OperationDescriptor operation, string id) : IVideoSource
{
    public async Task<VideoAnswer> OpenAsync(long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        try
        {
            var response = await api.OpenContentAsync(operation, id, offset, entityTag, cancellationToken).ConfigureAwait(false);
            return new VideoAnswer(response.StatusCode, response.Headers.ETag, response.ContentHeaders, response.Value, response);
        }
        catch (ApiException exception) when (exception is { Failure: ApiFailure.Status, StatusCode: { } status })
        {
            return new VideoAnswer(status, entityTag: null, headers: null, Stream.Null, owner: null);
        }
    }
}
