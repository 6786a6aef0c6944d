using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>Where an answer says that it is a refusal (<c>x-error</c>).</summary>
internal sealed class ErrorExtension : ExtensionView
{
    public const string Keyword = "x-error";

    private const string SuccessKey = "success";
    private const string CodesKey = "codes";

    /// <summary>What kind of refusal it is.</summary>
    public static readonly PlaceMember Code = new("code", "Code", PointerCheck.First);

    private static readonly PlaceMember[] s_facts =
        [Code, new("message", "Message"), new("requestId", "RequestId"), new("type", "Type")];

    private static readonly string[] s_members = [.. s_facts.Select(static fact => fact.Key), SuccessKey, CodesKey];

    private ErrorExtension(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>The places of its facts, which begin at the answer.</summary>
    public IEnumerable<FoundPlace> Facts => PlacesIn(Node, s_facts);

    /// <summary>The codes that mean no error.</summary>
    public IEnumerable<SpecValue> Success => ItemsAt(SuccessKey);

    /// <summary>What its codes mean.</summary>
    public RefusalCodes? Codes => RefusalCodes.Of(Node, CodesKey, Context);

    /// <returns>Null where the schema describes no refusal, or not by an object, which is reported.</returns>
    public static ErrorExtension? Of(SpecNode schema, SpecContext context) =>
        new ExtensionReader(context.Reporter).Object(schema, Keyword, s_members) is { } node ? new ErrorExtension(node, context) : null;
}
