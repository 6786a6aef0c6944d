namespace KlingGen.SpecCompiler.Model;

/// <summary>A product as one gateway sells it (<c>x-product</c>).</summary>
/// <param name="Name">Its name, as in handles.</param>
internal sealed record ProductModel(string Name)
{
    public required string Summary { get; init; }

    /// <summary>The type of its request, a record.</summary>
    public required ModelRef Request { get; init; }

    /// <summary>The rule sets of the gateway's document over the request.</summary>
    public required EquatableArray<ModelRef> RuleSets { get; init; }

    public required ProtocolOperationModel Create { get; init; }

    public required ProtocolOperationModel Query { get; init; }

    public required ProtocolOperationModel? QueryMany { get; init; }

    public required ProtocolOperationModel? List { get; init; }

    public required ProtocolOperationModel? Content { get; init; }

    /// <summary>The member under which the gateway accepts one task only; null where there is none.</summary>
    public required MemberPathModel? IdempotencyKey { get; init; }

    /// <summary>What is always sent (<c>x-send-default</c>).</summary>
    public required EquatableArray<SentDefaultModel> SentDefaults { get; init; }

    /// <summary>The request's JSON Schema with the gateway's rules, as JSON text.</summary>
    public required string Schema { get; init; }

    /// <summary>What the request's members mean; null where the document does not say.</summary>
    public required RequestMapModel? Map { get; init; }

    public required EquatableArray<RequestMemberModel> Members { get; init; }
}

/// <summary>A member of a record or of a record inside it, by the way to it.</summary>
/// <param name="Pointer">The same way in JSON.</param>
/// <param name="Members">From the outermost to the member itself; all but the last are records that can be made of nothing.</param>
internal sealed record MemberPathModel(string Pointer, EquatableArray<MemberRef> Members);

/// <param name="Json">The value as JSON text.</param>
internal sealed record SentDefaultModel(MemberPathModel Path, string Json);
