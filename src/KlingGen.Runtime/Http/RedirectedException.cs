namespace KlingGen.Runtime.Http;

/// <summary>A handler is about to send a body to another address than that of its request.</summary>
internal sealed class RedirectedException(Uri address) : HttpRequestException("A redirect was followed.")
{
    public Uri Address => address;
}
