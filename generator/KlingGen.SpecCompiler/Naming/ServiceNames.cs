using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names of what a document becomes beside the types of its schemas, to which they give way: its client, its webhooks and its
/// gateway.</summary>
internal sealed class ServiceNames
{
    /// <param name="input">The document.</param>
    /// <param name="root">It as it is read.</param>
    /// <param name="types">The names of its types.</param>
    public ServiceNames(SpecInput input, SpecRoot root, NameScope types)
    {
        Client = !root.HasPaths ? null
            : input.ChosenClient is { } chosen ? types.TakeChosen(chosen)
            : types.Take(CSharpName.Pascal(input.HintName, "Client"));
        if (Client is { } client)
        {
            Interface = types.TakeChosen(InterfaceOf(client));
            Registration = types.TakeChosen(RegistrationOf(client));
        }

        Webhooks = root.IsObject ? new WebhookNames(root, types, input.HintName) : null;
        Gateway = root.IsObject ? GatewayOf(root, types) : null;
    }

    /// <summary>The client, by the name that the project or the document asks for, else by one made of the file's; null where the document
    /// has no paths.</summary>
    public string? Client { get; }

    /// <summary>The client's interface; null where there is no client.</summary>
    public string? Interface { get; }

    /// <summary>The class that adds the client to an application's services; null where there is no client.</summary>
    public string? Registration { get; }

    /// <summary>Null where the document is a list.</summary>
    public WebhookNames? Webhooks { get; }

    /// <summary>The gateway's descriptor; null where the document describes none, or none with a name.</summary>
    public string? Gateway { get; }

    /// <summary>All names.</summary>
    public IEnumerable<string> All => ((string?[])[Client, Interface, Registration, Gateway]).OfType<string>().Concat(Webhooks?.All ?? []);

    /// <summary>The name of a client's interface.</summary>
    public static string InterfaceOf(string client) => "I" + client;

    /// <summary>The name of the class that adds a client to an application's services.</summary>
    public static string RegistrationOf(string client) => client + "Services";

    private static string? GatewayOf(SpecRoot root, NameScope types)
    {
        if (root.Gateway is not { Name: { } name } gateway)
        {
            return null;
        }

        var asked = AskedNames.Of(gateway) is { } own ? own + "Gateway" : CSharpName.Pascal(name, "Gateway");
        var taken = types.Take(asked);
        if (taken != asked)
        {
            gateway.ReportAtName(SpecDescriptors.DuplicateName, asked, taken);
        }

        return taken;
    }
}
