namespace KlingGen.Emulator.Tasks;

/// <summary>What a prompt may say to steer its task: <c>[fail]</c> or <c>[fail:the reason]</c> ends it as failed, <c>[stuck]</c> never ends it.</summary>
/// <param name="FailureReason">Why the task will fail; null when it will not.</param>
/// <param name="IsStuck">Whether the task will never end.</param>
internal readonly record struct PromptMarkers(string? FailureReason, bool IsStuck)
{
    private const string Fail = "[fail";
    private const string Stuck = "[stuck]";
    private const string DefaultReason = "The prompt asked for a failure";

    public static PromptMarkers Find(string prompt) =>
        new(ReasonIn(prompt), prompt.Contains(Stuck, StringComparison.OrdinalIgnoreCase));

    private static string? ReasonIn(string prompt)
    {
        var start = prompt.IndexOf(Fail, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : prompt.IndexOf(']', start);
        if (end < 0)
        {
            return null;
        }

        var rest = prompt.AsSpan(start + Fail.Length, end - start - Fail.Length);
        return rest switch
        {
            [] => DefaultReason,
            [':', .. var reason] => reason.Trim() is { IsEmpty: false } text ? text.ToString() : DefaultReason,
            _ => null,
        };
    }
}
