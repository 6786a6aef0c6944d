using System.Collections.Frozen;

namespace KlingGen.Runtime.Tasks;

/// <summary>Words for where a task stands that no document lists, as gateways were seen to use them.</summary>
internal static class StatusWords
{
    private static readonly FrozenDictionary<string, TaskState> s_states = new (TaskState State, string[] Words)[]
    {
        (TaskState.Submitted,
        [
            "submitted", "submitting", "pending", "queued", "queueing", "queuing", "inqueue", "queue", "notstart", "notstarted", "created",
            "creating", "waiting", "accepted", "scheduled", "initialized", "initializing", "received", "排队中", "等待中", "已提交", "未开始",
        ]),
        (TaskState.Processing,
        [
            "processing", "process", "inprogress", "running", "generating", "executing", "working", "started", "starting", "progress",
            "ongoing",
            "生成中", "处理中", "进行中", "执行中",
        ]),
        (TaskState.Succeeded,
        [
            "succeed", "succeeded", "success", "successful", "successed", "completed", "complete", "done", "finished", "finish", "ready",
            "generated", "成功", "已完成", "完成", "生成成功",
        ]),
        (TaskState.Failed,
        [
            "failed", "fail", "failure", "error", "errored", "faulted", "rejected", "expired", "timeout", "timedout", "失败", "已失败", "生成失败",
            "超时",
        ]),
        (TaskState.Canceled,
        [
            "canceled", "cancelled", "cancel", "canceling", "cancelling", "aborted", "terminated", "revoked", "stopped", "deleted", "已取消",
            "取消",
        ]),
    }.SelectMany(static group => group.Words.Select(word => KeyValuePair.Create(word, group.State))).ToFrozenDictionary();

    /// <summary>What a word means, whatever its case, and with or without signs between its parts.</summary>
    public static TaskState StateOf(string word) => s_states.GetValueOrDefault(PlainNames.Of(word));
}
