using KlingGen.Runtime;

namespace KlingGen;

/// <summary>The gateway cannot express the request. Nothing was sent and nothing was left out in silence.</summary>
public sealed class KlingUnsupportedException : KlingException
{
    internal KlingUnsupportedException(string gateway, IReadOnlyList<ValidationError> lost)
        : base($"The gateway {gateway} cannot express this request: {string.Join(" ", lost.Select(error => error.Message))}")
    {
        Gateway = gateway;
        Lost = lost;
    }

    /// <summary>The gateway's name.</summary>
    public string Gateway { get; }

    /// <summary>What would be lost: the member's place in the caller's request and why.</summary>
    public IReadOnlyList<ValidationError> Lost { get; }
}
