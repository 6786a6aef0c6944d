using System.Net;

namespace KlingGen.Runtime.Http;

/// <summary>A stream of the caller's as a body: it is read from where it stands, and stays open.
/// One that can seek can be sent again by a retrying handler.</summary>
internal sealed class CallerStreamContent(Stream stream) : HttpContent
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private bool _wasRead;

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) =>
        SerializeToStreamAsync(target, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
        {
            stream.Position = _start;
        }
        else if (_wasRead)
        {
            throw new InvalidOperationException("The body is a stream that cannot seek, so it cannot be sent a second time.");
        }

        _wasRead = true;
        return stream.CopyToAsync(target, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = stream.CanSeek ? stream.Length - _start : 0;
        return stream.CanSeek;
    }
}
