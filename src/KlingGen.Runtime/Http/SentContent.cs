namespace KlingGen.Runtime.Http;

/// <summary>A body that knows whether sending it was begun: while it was not, the server cannot have carried out the request. It is
/// never sent to a second address, as a handler does that follows redirects.</summary>
internal abstract class SentContent : HttpContent
{
    /// <summary>The request that it belongs to.</summary>
    public HttpRequestMessage? Message { get; set; }

    public bool WasBegun { get; private set; }

    /// <summary>The address that it was first sent to; null before that.</summary>
    public Uri? SentTo { get; private set; }

    /// <summary>Notes that the body goes out.</summary>
    /// <exception cref="RedirectedException">It goes to another address than before.</exception>
    protected void Begin()
    {
        var address = Message?.RequestUri;
        if (!WasBegun)
        {
            (WasBegun, SentTo) = (true, address);
        }
        else if (address != SentTo)
        {
            throw new RedirectedException(address!);
        }
    }
}
