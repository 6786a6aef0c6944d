namespace KlingGen.Runtime.Tasks;

/// <summary>A product as one gateway sells it: its request, its rules, and how its tasks are made, asked for, listed and fetched.</summary>
public abstract class ProductDescriptor
{
    private protected ProductDescriptor()
    {
    }

    /// <summary>Its name, as in handles: <c>text2video</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it makes, in a sentence for a person.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The type of its request.</summary>
    public abstract Type RequestType { get; }

    /// <summary>The create.</summary>
    public required OperationDescriptor Create { get; init; }

    /// <summary>The query of one task.</summary>
    public required OperationDescriptor Query { get; init; }

    /// <summary>The query of several tasks at once; null where the gateway has none.</summary>
    public OperationDescriptor? QueryMany { get; init; }

    /// <summary>The list of tasks; null where the gateway has none.</summary>
    public OperationDescriptor? List { get; init; }

    /// <summary>The result itself, by the task's id and with the caller's key; null where the gateway has none.</summary>
    public OperationDescriptor? Content { get; init; }

    /// <summary>The pointer of the request's member under which the gateway accepts one task only; null where there is none,
    /// or where the gateway is known not to honour it.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The request's JSON Schema (2020-12) with the gateway's rules folded in and nothing outside it, as text.
    /// What only warns is left out.</summary>
    public required string Schema { get; init; }

    /// <summary>What the request's members mean.</summary>
    public RequestMap Request { get; init; } = RequestMap.None;

    /// <summary>The members that can be given as options.</summary>
    public IReadOnlyList<RequestMember> Members { get; init; } = [];

    /// <summary>Reads a request.</summary>
    /// <param name="utf8Json">The JSON text.</param>
    /// <exception cref="ApiJsonException">The text is no request of this product.</exception>
    public abstract IVideoRequest Parse(ReadOnlySpan<byte> utf8Json);

    /// <summary>Checks a request by its type's rules and the gateway's.</summary>
    /// <param name="request">A request of type <see cref="RequestType"/>.</param>
    public abstract ValidationResult Validate(IVideoRequest request);

    /// <summary>Checks the text of a request by its types, its rules and the gateway's.</summary>
    /// <param name="utf8Json">The JSON text.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON.</exception>
    public abstract ValidationResult Validate(ReadOnlySpan<byte> utf8Json);

    /// <summary>The request with what the gateway wants to be sent always (<c>x-send-default</c>).</summary>
    /// <param name="request">A request of type <see cref="RequestType"/>.</param>
    public abstract IVideoRequest Complete(IVideoRequest request);

    /// <summary>The value of <see cref="IdempotencyKey"/>; null where the request has none, or an empty one.</summary>
    /// <param name="request">A request of type <see cref="RequestType"/>.</param>
    public abstract string? GetIdempotencyKey(IVideoRequest request);

    /// <summary>The request with another value of <see cref="IdempotencyKey"/>.</summary>
    /// <param name="request">A request of type <see cref="RequestType"/>.</param>
    /// <param name="key">The value.</param>
    /// <exception cref="InvalidOperationException">The product has no such member.</exception>
    public abstract IVideoRequest WithIdempotencyKey(IVideoRequest request, string key);
}
