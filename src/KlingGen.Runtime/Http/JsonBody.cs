using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Http;

/// <summary>A value that is sent as JSON.</summary>
internal sealed class JsonBody<T, TCodec>(T value, string mediaType) : RequestBody
    where TCodec : IJsonCodec<T>
{
    public override HttpContent Build() => new ByteContent(JsonBytes.Write<T, TCodec>(value), mediaType);

    public override void Validate(ref ValidationContext context) => TCodec.Validate(value, ref context);
}
