namespace KlingGen.Webhooks;

/// <summary>What a callback and a handle have in common: the product stands in none of the former.</summary>
/// <param name="Gateway">The gateway's name, in small letters.</param>
/// <param name="Id">The task's id, or the caller's own.</param>
/// <param name="IsExternal">Whether it is the caller's own.</param>
internal readonly record struct NoticeKey(string Gateway, string Id, bool IsExternal)
{
    public static NoticeKey Of(TaskHandle handle) => new(handle.Gateway.ToLowerInvariant(), handle.Id, handle.IsExternal);
}
