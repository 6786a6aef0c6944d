namespace KlingGen.Runtime.Http;

/// <summary>A body that knows whether sending it was begun: while it was not, the server cannot have carried out the request.</summary>
internal abstract class SentContent : HttpContent
{
    public bool WasBegun { get; protected set; }
}
