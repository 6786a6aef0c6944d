using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>What a document says of its gateway (<c>x-gateway</c>).</summary>
internal sealed class GatewayExtension : ExtensionView
{
    /// <summary>Where it stands in its document, as a JSON pointer.</summary>
    public const string Place = "/" + Keyword;

    private const string Keyword = "x-gateway";
    private const string NameKey = "name";
    private const string ClientKey = "client";
    private const string Address = "address";
    private const string Key = "key";
    private const string PaceKey = "pace";
    private const string First = "first";
    private const string Longest = "longest";
    private const string Idempotency = "idempotency";
    private const string TaskId = "taskId";
    private const string RequestId = "requestId";

    private const string OwnAddress = "own";
    private const string OptionalKey = "optional";

    private static readonly string[] s_members = [NameKey, ClientKey, Address, Key, PaceKey, Idempotency, TaskId, RequestId];
    private static readonly string[] s_addresses = [OwnAddress, "user"];
    private static readonly string[] s_keys = ["required", OptionalKey];

    private GatewayExtension(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>Its name, as in handles; null where a report says why not.</summary>
    public string? Name => Reader.Name(Node, NameKey, Keyword);

    /// <summary>The name of the client class.</summary>
    public SpecValue? Client => TextValueAt(ClientKey);

    /// <summary>Whether the servers' addresses are the gateway's own, and not each user's.</summary>
    public bool HasOwnAddress => Node[Address] is not { } address || Reader.Word(address, Address, s_addresses) == OwnAddress;

    public bool IsKeyOptional => Node[Key] is { } key && Reader.Word(key, Key, s_keys) == OptionalKey;

    /// <summary>The first and the longest pause between two queries, in seconds.</summary>
    public (string? First, string? Longest) Pace => Reader.Object(Node, PaceKey, First, Longest) is { } pace
        ? (Reader.Seconds(pace, First), Reader.Seconds(pace, Longest))
        : default;

    /// <summary>Whether it accepts one task only under an idempotency key.</summary>
    public bool HonoursKeys => Reader.Flag(Node, Idempotency, fallback: true);

    /// <summary>How ids of tasks look.</summary>
    public string? TaskIdPattern => TextAt(TaskId);

    /// <summary>How ids of requests look.</summary>
    public string? RequestIdPattern => TextAt(RequestId);

    /// <returns>Null where the document describes no gateway, or not as an object, which is reported.</returns>
    public static GatewayExtension? Of(SpecNode root, SpecContext context) =>
        new ExtensionReader(context.Reporter).Object(root, Keyword, s_members) is { } node ? new GatewayExtension(node, context) : null;

    /// <summary>The name of the client class, without a word of what is wrong.</summary>
    public static string? ClientOf(SpecNode root) => root[Keyword]?[ClientKey]?.Text;

    public void ReportAtName(SpecDescriptor descriptor, params object[] arguments) => ReportAt(NameKey, descriptor, arguments);

    public void ReportAtAddress(SpecDescriptor descriptor, params object[] arguments) => ReportAt(Address, descriptor, arguments);
}
