namespace KlingGen.Runtime.Tasks;

/// <summary>What a query asks for.</summary>
/// <param name="Id">The task's id, or the key that it was created under.</param>
/// <param name="IsIdentity">Whether the task goes on bearing that id, whatever the answer says.</param>
internal sealed record AskedTask(string Id, bool IsIdentity);
