namespace KlingGen.Tasks;

/// <summary>What is known of a create that is sent, perhaps several times: whether a task may exist although no good answer has come.</summary>
internal sealed class CreateOutcome
{
    private int _uncertain;

    public bool MayExist => _uncertain > 0;

    /// <summary>An attempt goes out; until its answer comes, nobody knows.</summary>
    public void Sent() => _uncertain++;

    /// <summary>The attempt certainly made no task.</summary>
    public void NotCarriedOut() => _uncertain--;
}
