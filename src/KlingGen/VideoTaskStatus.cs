using System.Text.Json.Serialization;
using KlingGen.Serialization;

namespace KlingGen;

/// <summary>Where a task stands, in one vocabulary for all gateways. The gateway's own word is <see cref="VideoTask.StatusWord"/>.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<VideoTaskStatus>))]
public enum VideoTaskStatus
{
    /// <summary>The gateway used a word that is not known here. The task may still be running: it goes on being polled.</summary>
    Unknown,

    /// <summary>Accepted and waiting: <c>submitted</c>, <c>queued</c>, <c>pending</c>.</summary>
    Submitted,

    /// <summary>Being made: <c>processing</c>, <c>in_progress</c>.</summary>
    Processing,

    /// <summary>Done, with a video: <c>succeed</c>, <c>succeeded</c>, <c>completed</c>.</summary>
    Succeeded,

    /// <summary>Ended without a video: <c>failed</c>.</summary>
    Failed,

    /// <summary>Ended because someone stopped it: <c>cancelled</c>.</summary>
    Canceled,
}
