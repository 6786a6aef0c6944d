using System.Text;

namespace KlingGen.Tests.Journal;

/// <summary>A folder of its own for each test, and journals in it as processes would have them.</summary>
public abstract class JournalFolderFixture : IDisposable
{
    private readonly List<ITaskJournal> _journals = [];
    private readonly TemporaryFolder _parent = new();

    private protected ManualTimeProvider Clock { get; } = new();

    /// <summary>Made by the journals.</summary>
    protected string Folder => _parent.File("journal");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _journals.ForEach(End);
        _parent.Dispose();
    }

    /// <summary>A journal as a process of its own would have it.</summary>
    protected ITaskJournal Open()
    {
        var journal = TaskJournal.InFolder(Folder, Clock);
        _journals.Add(journal);
        return journal;
    }

    /// <summary>Ends it as a process ends in order.</summary>
    protected static void End(ITaskJournal journal) => ((IDisposable)journal).Dispose();

    /// <summary>Ends it as a process ends that was killed: its files are as they were, and its lock is gone.</summary>
    protected void Kill(ITaskJournal journal)
    {
        var before = Directory.GetFiles(Folder, "*.jsonl").ToDictionary(file => file, ReadShared);
        End(journal);
        foreach (var (file, lines) in before.Where(file => ReadShared(file.Key) != file.Value))
        {
            File.WriteAllText(file, lines);
        }
    }

    protected static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    protected static TaskIntent Intent(
        string request = """{"prompt":"a dog"}""",
        string? key = null,
        bool isGenerated = false,
        string? path = null,
        string site = "0A0B0C0D") => new()
        {
            Gateway = "kapon",
            Site = site,
            Product = KlingProduct.TextToVideo,
            Request = Encoding.UTF8.GetBytes(request),
            Fingerprint = "print of " + request.Length + request.GetHashCode(StringComparison.Ordinal),
            Key = key,
            IsKeyGenerated = isGenerated,
            Path = path,
        };

    protected static TaskHandle Handle(string id = "task_1") => new("kapon", KlingProduct.TextToVideo, id) { Site = "0A0B0C0D" };

    private protected static async Task<List<TaskEntry>> Read(ITaskJournal journal)
    {
        var entries = new List<TaskEntry>();
        await foreach (var entry in journal.ReadAsync())
        {
            entries.Add(entry);
        }

        return entries;
    }
}
