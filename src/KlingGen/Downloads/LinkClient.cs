using System.Net;
using System.Net.Http.Headers;

namespace KlingGen.Downloads;

/// <summary>Asks links for their bytes and follows where they lead, as far as that is allowed: at most five times, to http and https, never
/// from https to http, and not to private addresses.</summary>
/// <param name="http">What sends. It need not follow redirects; if it does, the address where it ended is looked at.</param>
/// <param name="gateway">The gateway's address: what it is allowed to be, a link may lead to.</param>
/// <param name="allowsPrivate">Whether links may lead to private addresses.</param>
internal sealed class LinkClient(HttpClient http, Uri gateway, bool allowsPrivate)
{
    private const int MaxRedirects = 5;

    public static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    /// <summary>Asks a link for the bytes from an offset on.</summary>
    /// <exception cref="KlingDownloadException">It leads to where it must not be followed.</exception>
    public Task<VideoAnswer> OpenAsync(Uri link, long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        CheckScheme(link);
        return OpenAsync(link, MaxRedirects, offset, entityTag, cancellationToken);
    }

    /// <summary>Follows a redirect that another client was given.</summary>
    /// <exception cref="KlingDownloadException">It leads to where it must not be followed.</exception>
    public async Task<VideoAnswer> FollowAsync(
        Uri from, Uri location, long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        var link = await TargetAsync(from, location, cancellationToken).ConfigureAwait(false);
        return await OpenAsync(link, MaxRedirects - 1, offset, entityTag, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VideoAnswer> OpenAsync(
        Uri link, int redirects, long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await SendAsync(link, offset, entityTag, cancellationToken).ConfigureAwait(false);
            try
            {
                if (response.RequestMessage?.RequestUri is { } end && end != link)
                {
                    link = await TargetAsync(link, end, cancellationToken).ConfigureAwait(false);
                }

                if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                {
                    var answer = await VideoAnswer.FromAsync(response, cancellationToken).ConfigureAwait(false);
                    response = null;
                    return answer;
                }

                if (redirects-- == 0)
                {
                    throw Refused($"it was sent on more than {MaxRedirects} times");
                }

                link = await TargetAsync(link, location, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                response?.Dispose();
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        Uri link, long offset, EntityTagHeaderValue? entityTag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);

        // Compressed bytes would make offsets and lengths speak of something else than the file.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = entityTag is { IsWeak: false } ? new RangeConditionHeaderValue(entityTag) : null;
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where a redirect leads, if it may be followed.</summary>
    private async Task<Uri> TargetAsync(Uri from, Uri location, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(from, location, out var link))
        {
            throw Refused("it leads to what is no address");
        }

        CheckScheme(link);
        if (from.Scheme == Uri.UriSchemeHttps && link.Scheme == Uri.UriSchemeHttp)
        {
            throw Refused($"it leads from https to http ({Origin(link)})");
        }

        if (!allowsPrivate
            && Origin(link) != Origin(from)
            && Origin(link) != Origin(gateway)
            && await PrivateAddresses.IsPrivateAsync(link.IdnHost, cancellationToken).ConfigureAwait(false))
        {
            throw Refused(
                $"it leads to a private address ({Origin(link)}), which {nameof(DownloadOptions.AllowPrivateAddresses)} would allow");
        }

        return link;
    }

    private static void CheckScheme(Uri link)
    {
        if (!link.IsAbsoluteUri)
        {
            throw Refused("it is no whole address");
        }

        if (link.Scheme != Uri.UriSchemeHttps && link.Scheme != Uri.UriSchemeHttp)
        {
            throw Refused($"it is neither http nor https but {link.Scheme}");
        }
    }

    private static string Origin(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private static KlingDownloadException Refused(string reason) =>
        new(KlingDownloadError.LinkRefused, $"The link to the video is not followed: {reason}.");
}
