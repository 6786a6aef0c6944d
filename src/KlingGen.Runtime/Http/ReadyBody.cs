namespace KlingGen.Runtime.Http;

/// <summary>A body that is written already.</summary>
internal sealed class ReadyBody(ReadOnlyMemory<byte> body, string mediaType) : RequestBody
{
    public override HttpContent Build() => new ByteContent(body, mediaType);
}
