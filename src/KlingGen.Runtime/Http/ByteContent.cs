using System.Net;

namespace KlingGen.Runtime.Http;

/// <summary>A body in memory, which is sent as it is and may be sent again.</summary>
internal sealed class ByteContent : SentContent
{
    private readonly ReadOnlyMemory<byte> _body;

    public ByteContent(ReadOnlyMemory<byte> body, string mediaType)
    {
        _body = body;
        Headers.TryAddWithoutValidation("Content-Type", mediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin();
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
