namespace KlingGen.Gateways;

/// <summary>What is known of a create that is sent, perhaps several times: whether a task may exist although no good answer has
/// come.</summary>
/// <param name="hasKey">Whether the gateway would refuse a second task, so that the create may be sent again whatever became of it.</param>
internal sealed class CreateOutcome(bool hasKey)
{
    private int _uncertain;

    public bool HasKey => hasKey;

    public bool MayExist => _uncertain > 0;

    /// <summary>An attempt goes out; until its answer comes, nobody knows.</summary>
    public void Sent() => _uncertain++;

    /// <summary>The attempt certainly made no task.</summary>
    public void NotCarriedOut() => _uncertain--;
}
