namespace KlingGen.Runtime.Http;

/// <summary>How a body of one media type becomes a value; made by <see cref="ResponseContent"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class ResponseContent<T>
{
    private protected ResponseContent(string mediaType) => MediaType = mediaType;

    /// <summary>The media type, for <c>Accept</c>.</summary>
    public string MediaType { get; }

    /// <summary>The same body as a value of another type.</summary>
    /// <typeparam name="TOther">The other type.</typeparam>
    /// <param name="convert">Makes one of the other.</param>
    public ResponseContent<TOther> To<TOther>(Func<T, TOther> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        return new ConvertedContent<T, TOther>(this, convert);
    }

    /// <summary>Whether the value goes on being received after the call returns.</summary>
    internal virtual bool IsStreamed => false;

    /// <summary>Makes a value of a whole body.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is not what it should be.</exception>
    internal virtual T Parse(ReadOnlyMemory<byte> body, string? charset) => throw new NotSupportedException();

    /// <summary>Makes a value of an answer whose body has come.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is not what it should be.</exception>
    /// <exception cref="ApiException">The body says that it is no success.</exception>
    internal virtual T Read(Answer answer) => Parse(answer.Body, answer.Charset);

    /// <summary>Makes a value of a body that is still being received.</summary>
    internal virtual T Open(ResponseStream body) => throw new NotSupportedException();
}
