using System.Net.Http.Headers;

namespace KlingGen.Downloads;

/// <summary>Where the bytes of one video come from.</summary>
internal interface IVideoSource
{
    /// <summary>Asks for the video from an offset on.</summary>
    /// <param name="offset">The first byte that is wanted.</param>
    /// <param name="entityTag">The version that the bytes before the offset belong to.</param>
    /// <param name="cancellationToken">Ends the call and the reading of its content.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    /// <exception cref="Runtime.ApiException">No answer came, where a generated client asked.</exception>
    Task<VideoAnswer> OpenAsync(long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken);
}
