using System.Collections.Frozen;

namespace KlingGen.Tasks;

/// <summary>The words that gateways use for the state of a task, in any case of letters.</summary>
internal static class TaskStatusWords
{
    private static readonly FrozenDictionary<string, VideoTaskStatus> Known = new Dictionary<string, VideoTaskStatus>
    {
        ["submitted"] = VideoTaskStatus.Submitted,
        ["queued"] = VideoTaskStatus.Submitted,
        ["pending"] = VideoTaskStatus.Submitted,
        ["processing"] = VideoTaskStatus.Processing,
        ["in_progress"] = VideoTaskStatus.Processing,
        ["running"] = VideoTaskStatus.Processing,
        ["succeed"] = VideoTaskStatus.Succeeded,
        ["succeeded"] = VideoTaskStatus.Succeeded,
        ["success"] = VideoTaskStatus.Succeeded,
        ["completed"] = VideoTaskStatus.Succeeded,
        ["failed"] = VideoTaskStatus.Failed,
        ["failure"] = VideoTaskStatus.Failed,
        ["cancelled"] = VideoTaskStatus.Canceled,
        ["canceled"] = VideoTaskStatus.Canceled,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The status of a word; <see cref="VideoTaskStatus.Unknown"/> for a word that is not known.</summary>
    public static VideoTaskStatus Read(string word) => Known.GetValueOrDefault(word.Trim(), VideoTaskStatus.Unknown);
}
