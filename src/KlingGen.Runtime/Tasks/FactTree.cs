using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>The pointers of a document's maps as one tree, by which an answer is read in one pass.</summary>
internal sealed class FactTree
{
    /// <summary>Ranks of what stands beside the task and not in it, which counts only where the task itself does not say it.</summary>
    public const int Outside = 100;

    private readonly List<(int Key, byte[] Name, FactTree Tree)> _members = [];
    private readonly List<FactLeaf> _leaves = [];

    /// <summary>What the value here states.</summary>
    public ReadOnlySpan<FactLeaf> Leaves => CollectionsMarshal.AsSpan(_leaves);

    public bool HasMembers => _members.Count > 0;

    /// <summary>Whether the task stands here, or a list of tasks.</summary>
    public bool IsTask { get; private set; }

    /// <summary>Which of the places of what a task made this is; negative for none.</summary>
    public int Output { get; private set; } = -1;

    /// <summary>The tree of a whole answer: the task where the document says, and what stands beside it.</summary>
    public static FactTree OfAnswer(OperationDescriptor operation, TaskMap map)
    {
        var tree = new FactTree();
        var task = tree.At(JsonPlaces.Split(operation.TaskPointer));
        task.AddTask(map, message: map.Message);
        task.IsTask = true;
        if (task != tree)
        {
            tree.Add(map.Id, Fact.Id, Outside);
            tree.Add(map.Status, Fact.Status, Outside);
            tree.AddTimes(map, Outside);
        }

        var error = operation.Error ?? operation.Refusal;
        tree.Add(error.RequestId, Fact.RequestId);
        tree.Add(operation.Paging?.Next ?? JsonPlaces.None, Fact.NextCursor);
        if (operation.Error is not null)
        {
            tree.Add(error.Code, Fact.CallCode);
        }

        return tree;
    }

    /// <summary>The tree of a task, wherever it stands.</summary>
    /// <param name="map">The map.</param>
    /// <param name="call">What an envelope says of the call; its words at the top of a task that lost its envelope are not the
    /// task's.</param>
    public static FactTree OfTask(TaskMap map, ErrorMap? call = null)
    {
        var tree = new FactTree();
        tree.AddTask(map, new JsonPlaces([.. map.Message.Pointers.Where(pointer =>
            call is null || JsonPlaces.Split(pointer).Length != 1 || !call.Message.Pointers.Contains(pointer))]));
        return tree;
    }

    /// <summary>The tree of a task of which only the names are where they belong.</summary>
    public static FactTree OfNames(TaskMap map)
    {
        var tree = OfTask(map);
        tree.AddFacts(map, ByName, ByName(map.Message), rank: map.Id.Count + map.Status.Count + map.Message.Count);
        return tree;

        static JsonPlaces ByName(JsonPlaces places) => new([.. places.Names.Select(static name =>
            "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))]);
    }

    /// <summary>The tree of one of the things that a task made.</summary>
    public static FactTree OfOutput(VideoMap map)
    {
        var tree = new FactTree();
        tree.AddOutput(map, place: 0);
        return tree;
    }

    /// <summary>The member of the name that the reader stands on; null for one that says nothing.</summary>
    public FactTree? Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return FindEscaped(ref reader);
        }

        var name = reader.ValueSpan;
        var key = KeyOf(name);
        foreach (ref readonly var member in CollectionsMarshal.AsSpan(_members))
        {
            if (member.Key == key && name.SequenceEqual(member.Name))
            {
                return member.Tree;
            }
        }

        return null;
    }

    /// <summary>The item of an index; null for one that says nothing.</summary>
    public FactTree? Find(int index)
    {
        Span<byte> name = stackalloc byte[10];
        index.TryFormat(name, out var length, provider: CultureInfo.InvariantCulture);
        var digits = name[..length];
        foreach (var member in _members)
        {
            if (digits.SequenceEqual(member.Name))
            {
                return member.Tree;
            }
        }

        return null;
    }

    private FactTree? FindEscaped(ref Utf8JsonReader reader)
    {
        foreach (var member in _members)
        {
            if (reader.ValueTextEquals(member.Name))
            {
                return member.Tree;
            }
        }

        return null;
    }

    // Tells most names apart without a look at their bytes.
    private static int KeyOf(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : (name.Length << 16) | (name[0] << 8) | name[^1];

    private void AddTask(TaskMap map, JsonPlaces message)
    {
        AddFacts(map, static places => places, message, rank: 0);
        for (var place = 0; place < map.Videos.Count; place++)
        {
            var tree = At(map.Videos.Path(place));
            tree.Output = place;
            tree.AddOutput(map.Video, place);
        }
    }

    private void AddFacts(TaskMap map, Func<JsonPlaces, JsonPlaces> spell, JsonPlaces message, int rank)
    {
        Add(spell(map.Id), Fact.Id, rank);
        Add(spell(map.Status), Fact.Status, rank);
        Add(message, Fact.Message, rank);
        Add(spell(map.ErrorCode), Fact.ErrorCode, rank);
        Add(spell(map.CreatedAt), Fact.CreatedAt, rank);
        Add(spell(map.UpdatedAt), Fact.UpdatedAt, rank);
        Add(spell(map.CompletedAt), Fact.CompletedAt, rank);
        Add(spell(map.Progress), Fact.Progress, rank);
        Add(spell(map.Cost), Fact.Cost, rank);
        Add(spell(map.ExternalId), Fact.ExternalId, rank);
        Add(spell(map.Model), Fact.Model, rank);
    }

    private void AddTimes(TaskMap map, int rank)
    {
        Add(map.CreatedAt, Fact.CreatedAt, rank);
        Add(map.UpdatedAt, Fact.UpdatedAt, rank);
        Add(map.CompletedAt, Fact.CompletedAt, rank);
    }

    private void AddOutput(VideoMap map, int place)
    {
        Add(map.Id, Fact.OutputId, output: place);
        Add(map.Url, Fact.OutputUrl, output: place);
        Add(map.WatermarkUrl, Fact.OutputWatermarkUrl, output: place);
        Add(map.Duration, Fact.OutputDuration, output: place);
    }

    private void Add(JsonPlaces places, Fact fact, int rank = 0, int output = 0)
    {
        for (var i = 0; i < places.Count; i++)
        {
            At(places.Path(i))._leaves.Add(new FactLeaf(fact, rank + i, output));
        }
    }

    private FactTree At(ReadOnlySpan<string> path)
    {
        var tree = this;
        foreach (var segment in path)
        {
            var name = Encoding.UTF8.GetBytes(segment);
            var next = tree._members.Find(member => member.Name.AsSpan().SequenceEqual(name)).Tree;
            if (next is null)
            {
                next = new FactTree();
                tree._members.Add((KeyOf(name), name, next));
            }

            tree = next;
        }

        return tree;
    }
}
