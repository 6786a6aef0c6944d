using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Gateways;

/// <summary>A member of a product's request at a gateway.</summary>
internal sealed class MemberUse(Sale sale, RequestMember member)
{
    public RequestMember Member => member;

    public string Gateway => sale.Gateway.Name;

    /// <summary>What an option may be: words in the place of values, or the values that the documents list; empty for any.</summary>
    public IReadOnlyList<string> Choices => member.Words.Count > 0 ? [.. member.Words.Select(static word => word.Key)] : member.Values;

    /// <summary>What the option stands for where nobody gives it, as JSON text; null where the documents do not say.</summary>
    public string? Default
    {
        get
        {
            foreach (var (pointer, value) in sale.Form.Defaults)
            {
                if (pointer == member.Location)
                {
                    return value;
                }
            }

            return member.Default;
        }
    }

    /// <summary>Whether the member is the length of the video, in seconds.</summary>
    public bool IsDuration => sale.IsDuration(member);
}
