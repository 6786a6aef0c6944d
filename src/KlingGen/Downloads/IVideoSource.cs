using System.Net.Http.Headers;

namespace KlingGen.Downloads;

/// <summary>Where the bytes of one video come from.</summary>
internal interface IVideoSource
{
    /// <summary>Where it is, without what is secret or changes from link to link: bytes from two places are never put together.</summary>
    string Place { get; }

    /// <summary>Asks for the video from an offset on.</summary>
    /// <param name="offset">The first byte that is wanted.</param>
    /// <param name="entityTag">The version that the bytes before the offset belong to; null asks for any.</param>
    /// <param name="cancellationToken">Ends the call and the reading of its content.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="KlingDownloadException">It leads to where it must not be followed.</exception>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    /// <exception cref="Runtime.ApiException">No answer came, where a generated client asked.</exception>
    Task<VideoAnswer> OpenAsync(long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken);
}
