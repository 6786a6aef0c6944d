using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace KlingGen.Tasks;

/// <summary>What this process is about with a journal, whichever of its clients. A client without a journal has one of its own.</summary>
internal sealed class JournalUse
{
    private static readonly ConditionalWeakTable<ITaskJournal, JournalUse> Uses = [];

    private readonly ConcurrentDictionary<string, int> _atWork = new(StringComparer.Ordinal);

    /// <summary>The creates that ended with 'may exist'.</summary>
    public UncertainTasks Uncertain { get; } = new();

    public static JournalUse Of(ITaskJournal journal) => Uses.GetValue(journal, static _ => new JournalUse());

    /// <summary>Notes that a call works on an entry.</summary>
    public void Enter(string entryId) => _atWork.AddOrUpdate(entryId, 1, static (_, count) => count + 1);

    /// <summary>Notes that the call has ended.</summary>
    public void Leave(string entryId)
    {
        if (_atWork.AddOrUpdate(entryId, 0, static (_, count) => count - 1) <= 0)
        {
            _atWork.TryRemove(new KeyValuePair<string, int>(entryId, 0));
        }
    }

    /// <summary>Whether a call works on an entry now.</summary>
    public bool IsAtWork(string entryId) => _atWork.TryGetValue(entryId, out var count) && count > 0;
}
