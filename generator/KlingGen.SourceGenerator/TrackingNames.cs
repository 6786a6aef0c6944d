namespace KlingGen.SourceGenerator;

/// <summary>The names of the pipeline's steps, by which tests see what an edit costs.</summary>
internal static class TrackingNames
{
    /// <summary>A document's text and its item's metadata.</summary>
    public const string Item = nameof(Item);

    /// <summary>The positioned tree of one text.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The names of a document's types, and what it refers to in others.</summary>
    public const string Declare = nameof(Declare);

    /// <summary>What a document becomes, and its diagnostics.</summary>
    public const string Bind = nameof(Bind);

    /// <summary>The documents that nothing can be made of, with which go those that refer to them,
    /// and the types that several have.</summary>
    public const string Plan = nameof(Plan);

    /// <summary>The value-equal part of <see cref="Bind"/> that types and client are made of.</summary>
    public const string Model = nameof(Model);

    /// <summary>The value-equal part of <see cref="Bind"/> that a gateway's descriptor is made of.</summary>
    public const string Gateway = nameof(Gateway);

    /// <summary>The names of all gateways, by namespace.</summary>
    public const string GatewayLists = nameof(GatewayLists);

    /// <summary>The diagnostics of all documents, each once.</summary>
    public const string Diagnostics = nameof(Diagnostics);

    /// <summary>Where the page lies that explains diagnostics.</summary>
    public const string DiagnosticsPage = nameof(DiagnosticsPage);

    /// <summary>Every step, in the order in which they run.</summary>
    public static readonly string[] All = [Item, Parse, Declare, Bind, Plan, Model, Gateway, GatewayLists, Diagnostics, DiagnosticsPage];
}
