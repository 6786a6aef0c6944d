namespace KlingGen.Runtime.Tasks;

/// <summary>What an answer can say.</summary>
internal enum Fact
{
    Id,
    Status,
    Message,
    ErrorCode,
    CreatedAt,
    UpdatedAt,
    CompletedAt,
    Progress,
    Cost,
    ExternalId,
    Model,

    /// <summary>The code of the call, not of the task.</summary>
    CallCode,
    RequestId,
    NextCursor,

    /// <summary>Of something that the task made.</summary>
    OutputId,
    OutputUrl,
    OutputWatermarkUrl,
    OutputDuration,
}
