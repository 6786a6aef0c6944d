using System.Net;

namespace KlingGen.Runtime.Http;

/// <summary>Where the answer to a query points to, as a request of its own. What identifies the caller goes only where the caller sent
/// it: to another origin goes nothing but the wish for a media type.</summary>
internal sealed class Redirects(HttpClient httpClient, ApiClientOptions options)
{
    private static readonly HashSet<string> s_harmless =
        new(StringComparer.OrdinalIgnoreCase) { "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "User-Agent" };

    /// <summary>The request that follows a redirect.</summary>
    /// <param name="call">The request so far.</param>
    /// <param name="answer">The answer to it.</param>
    /// <returns>Null where the answer is no redirect, or one that is not to be followed.</returns>
    public HttpRequestMessage? Next(Call call, HttpResponseMessage answer)
    {
        if (!IsRedirect(answer.StatusCode) || answer.Headers.Location is not { } location || !call.ChangesNothing
            || call.Redirects >= options.MaxRedirects)
        {
            return null;
        }

        var message = call.Message;
        var from = answer.RequestMessage?.RequestUri ?? message.RequestUri!;
        if (!Uri.TryCreate(from, location, out var address) || !MayLead(from, address))
        {
            return null;
        }

        var isSame = !call.HasLeft && IsSameOrigin(from, address);
        if (!isSame && httpClient.DefaultRequestHeaders.NonValidated.Any(static header => !s_harmless.Contains(header.Key)))
        {
            // The HttpClient would add them to whatever it sends.
            return null;
        }

        var next = new HttpRequestMessage(message.Method, address) { Version = message.Version, VersionPolicy = message.VersionPolicy };
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            if (isSame || s_harmless.Contains(name))
            {
                next.Headers.TryAddWithoutValidation(name, values);
            }
        }

        foreach (var (key, value) in message.Options)
        {
            ((IDictionary<string, object?>)next.Options)[key] = value;
        }

        call.HasLeft = !isSame;
        return next;
    }

    public static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static bool MayLead(Uri from, Uri to) => to.Scheme == "https" || (to.Scheme == "http" && from.Scheme == "http");
}
