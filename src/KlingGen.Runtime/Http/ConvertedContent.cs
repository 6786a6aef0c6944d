namespace KlingGen.Runtime.Http;

/// <summary>A body as a value of another type than its own.</summary>
internal sealed class ConvertedContent<T, TOther>(ResponseContent<T> content, Func<T, TOther> convert)
    : ResponseContent<TOther>(content.MediaType)
{
    internal override bool IsStreamed => content.IsStreamed;

    internal override TOther Parse(ReadOnlyMemory<byte> body, string? charset) => convert(content.Parse(body, charset));

    internal override TOther Read(Answer answer) => convert(content.Read(answer));

    internal override TOther Open(ResponseStream body) => convert(content.Open(body));
}
