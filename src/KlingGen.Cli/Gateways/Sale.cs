using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Gateways;

/// <summary>A product at a gateway that sells it, and how requests for it are written there.</summary>
internal sealed record Sale(GatewayDescriptor Gateway, RequestForm Form)
{
    /// <summary>The members that can be given as options.</summary>
    public IReadOnlyList<RequestMember> Members => Form.Vocabulary.Members;

    /// <summary>What the members of a request mean.</summary>
    public RequestMap Map => Form.Vocabulary.Request;

    /// <summary>What an option stands for where nobody gives it, as JSON text; null where the documents do not say.</summary>
    public string? DefaultOf(RequestMember member) =>
        Form.Defaults.Where(known => known.Key == member.Location).Select(static known => known.Value).FirstOrDefault() ?? member.Default;

    /// <summary>Whether a member is the length of the video, in seconds.</summary>
    public bool IsDuration(RequestMember member) => Map.Duration.Pointers.Contains(member.Location);
}
