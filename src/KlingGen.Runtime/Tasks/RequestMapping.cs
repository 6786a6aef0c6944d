namespace KlingGen.Runtime.Tasks;

/// <summary>Translates the requests of another vocabulary into those of a product. Hand-written, because no document can say it: a
/// gateway's descriptor takes it in by the partial method <c>AddMappings</c> of the generated class.</summary>
public abstract class RequestMapping
{
    private protected RequestMapping()
    {
    }

    /// <summary>The type that is translated.</summary>
    public abstract Type Source { get; }

    /// <summary>The type that it becomes: the request of a product of the same gateway.</summary>
    public abstract Type Target { get; }

    /// <summary>Translates a request.</summary>
    /// <param name="request">A request of type <see cref="Source"/>.</param>
    /// <returns>The request as the gateway takes it, and what would be lost.</returns>
    public abstract MappedRequest Map(IVideoRequest request);

    /// <summary>The place in the caller's request that a place in the translated one comes from.</summary>
    /// <param name="instanceLocation">A JSON pointer into the translated request.</param>
    public virtual string Origin(string instanceLocation) => instanceLocation;

    /// <summary>Reads a request of type <see cref="Source"/>.</summary>
    /// <param name="utf8Json">The JSON text.</param>
    /// <exception cref="ApiJsonException">The text is no request of that type.</exception>
    public abstract IVideoRequest Parse(ReadOnlySpan<byte> utf8Json);

    /// <summary>Checks the text of a request of type <see cref="Source"/> by its own rules alone.</summary>
    /// <param name="utf8Json">The JSON text.</param>
    public abstract ValidationResult ValidateSource(ReadOnlySpan<byte> utf8Json);
}
