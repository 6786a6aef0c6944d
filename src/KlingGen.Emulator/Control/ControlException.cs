namespace KlingGen.Emulator.Control;

/// <summary>A command that cannot be understood.</summary>
/// <param name="at">Where, as a JSON pointer.</param>
/// <param name="message">What was found there, in a sentence.</param>
/// <param name="allowed">What may stand there; empty where that cannot be listed.</param>
/// <param name="nearest">What is probably meant.</param>
internal sealed class ControlException(string at, string message, IReadOnlyList<string>? allowed = null, string? nearest = null)
    : Exception(message)
{
    public string At => at;

    public IReadOnlyList<string> Allowed => allowed ?? [];

    public string? Nearest => nearest;

    /// <summary>A name that is none of those that there are.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="what">What it should name, such as "gateway".</param>
    /// <param name="found">The name.</param>
    /// <param name="allowed">The names that there are.</param>
    public static ControlException Unknown(string at, string what, string found, IReadOnlyList<string> allowed)
    {
        var nearest = NearestName.Find(found, allowed);
        var hint = nearest is null ? $"Allowed: {string.Join(", ", allowed)}." : $"Is \"{nearest}\" meant?";
        return new ControlException(at, $"There is no {what} \"{found}\". {hint}", allowed, nearest);
    }
}
