using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Gateways;

/// <summary>A product at a gateway that sells it, and how requests for it are written there.</summary>
internal sealed class Sale(GatewayDescriptor gateway, RequestForm form)
{
    public GatewayDescriptor Gateway => gateway;

    public RequestForm Form => form;

    /// <summary>The members that can be given as options.</summary>
    public IReadOnlyList<RequestMember> Members => form.Vocabulary.Members;

    /// <summary>What the members of a request mean.</summary>
    public RequestMap Map => form.Vocabulary.Request;

    /// <summary>Where the gateway takes the requests, behind its address.</summary>
    public string CreatePath
    {
        get
        {
            var type = form.Vocabulary.RequestType;
            return (gateway.FindProduct(type) ?? gateway.FindProduct(gateway.FindMapping(type)!.Target)!).Create.Path;
        }
    }

    /// <summary>Whether a member is what the video shows.</summary>
    public bool IsPrompt(RequestMember member) => Map.Prompt.Pointers.Contains(member.Location);

    /// <summary>Whether a member is the length of the video, in seconds.</summary>
    public bool IsDuration(RequestMember member) => Map.Duration.Pointers.Contains(member.Location);
}
