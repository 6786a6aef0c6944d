using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>Collects what a gateway cannot express. A value that says no more than its absence is not lost: sound that is off where
/// videos are silent, an empty text.</summary>
/// <param name="errors">What is collected.</param>
internal readonly struct LostMembers(ICollection<ValidationError> errors)
{
    public void Add(string location, string message) => errors.Add(Unsupported.Member(location, message));

    /// <summary>Notes a member that the gateway has no place for.</summary>
    public void AddIf(bool isPresent, string member)
    {
        if (isPresent)
        {
            Add("/" + member, $"It has no {member}.");
        }
    }

    /// <summary>Notes members that Kling's document does not name either: nobody can say what would become of them.</summary>
    public void AddUnknown(AdditionalProperties members)
    {
        foreach (var (name, _) in members)
        {
            AddIf(isPresent: true, name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }
    }

    public void AddIfText(string? value, string member) => AddIf(!string.IsNullOrEmpty(value), member);
}
