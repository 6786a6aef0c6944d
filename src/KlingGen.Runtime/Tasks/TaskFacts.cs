using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>What one pass over JSON found of a task. Of several spellings of a fact the preferred one counts.</summary>
internal struct TaskFacts(TaskMap map)
{
    private FactRanks _ranks;
    private string? _externalId;
    private string? _model;
    private string? _message;
    private string? _errorCode;
    private DateTimeOffset? _createdAt;
    private DateTimeOffset? _updatedAt;
    private DateTimeOffset? _completedAt;
    private double? _progress;
    private decimal? _cost;
    private IReadOnlyList<TaskOutput> _outputs = [];
    private int _outputsPlace = int.MaxValue;
    private OutputFacts?[]? _single;

    public string? Id { get; set; }

    public string? Word { get; private set; }

    public string? RequestId { get; set; }

    public string? NextCursor { get; private set; }

    /// <summary>What is at the task's place, where that is a list.</summary>
    public List<TaskItem>? Items { get; private set; }

    /// <summary>Whether the map found an id or a status: then it fits.</summary>
    public readonly bool Fits => Has(Fact.Status) || Has(Fact.Id);

    /// <summary>Whether the map found the id in the task itself.</summary>
    public readonly bool HasOwnId => Has(Fact.Id);

    /// <summary>Whether there is an object at the task's place.</summary>
    public bool IsInPlace { get; private set; }

    /// <summary>Whether one of the things that the task made has no link where the map looks for it.</summary>
    public bool HasStrangeOutputs { get; private set; }

    /// <summary>Whether the answer has a code that may mean an error.</summary>
    public bool HasErrorCode { get; private set; }

    /// <summary>Reads a text that is one value.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <param name="tree">Where the facts stand.</param>
    /// <param name="success">Which codes mean no error.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public void Read(ReadOnlySpan<byte> utf8Json, FactTree tree, ErrorMap? success = null)
    {
        var reader = new Utf8JsonReader(utf8Json);
        reader.Read();
        Value(ref reader, tree, success);
        ChooseOutputs();
    }

    /// <summary>Takes what only another pass found.</summary>
    public void FillFrom(in TaskFacts outside)
    {
        Id ??= outside.Id;
        Word ??= outside.Word;
        _createdAt ??= outside._createdAt;
        _updatedAt ??= outside._updatedAt;
        _completedAt ??= outside._completedAt;
    }

    public readonly TaskRecord ToRecord(string id, RawJson json) => new(json)
    {
        Id = id,
        State = Word is null ? TaskState.Unknown : map.MeaningOf(Word),
        StatusWord = Word ?? "",
        Message = _message,
        ErrorCode = _errorCode,
        CreatedAt = _createdAt,
        UpdatedAt = _updatedAt,
        CompletedAt = _completedAt,
        Progress = _progress,
        Cost = _cost,
        ExternalId = _externalId,
        Model = _model,
        Outputs = _outputs,
        RequestId = RequestId,
    };

    private void ChooseOutputs()
    {
        for (var place = 0; place < _single?.Length; place++)
        {
            if (place < _outputsPlace && _single[place]?.Output is { } output)
            {
                (_outputs, _outputsPlace) = ([output], place);
            }
        }
    }

    private void Value(ref Utf8JsonReader reader, FactTree tree, ErrorMap? success)
    {
        foreach (var leaf in tree.Leaves)
        {
            Take(leaf, ref reader, success);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when tree.HasMembers:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var member = tree.Find(ref reader);
                    reader.Read();
                    Enter(ref reader, member, success);
                }

                IsInPlace |= tree.IsTask;
                break;
            case JsonTokenType.StartArray when tree.IsTask:
                ReadItems(ref reader);
                break;
            case JsonTokenType.StartArray when tree.Output >= 0 && tree.Output < _outputsPlace:
                ReadOutputs(ref reader, tree.Output);
                break;
            case JsonTokenType.StartArray when tree.HasMembers:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    Enter(ref reader, tree.Find(index), success);
                }

                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void Enter(ref Utf8JsonReader reader, FactTree? tree, ErrorMap? success)
    {
        if (tree is null)
        {
            reader.Skip();
        }
        else
        {
            Value(ref reader, tree, success);
        }
    }

    private void ReadItems(ref Utf8JsonReader reader)
    {
        Items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var item = new TaskFacts(map);
            item.Value(ref reader, map.Tree, success: null);
            item.ChooseOutputs();
            Items.Add(new TaskItem(item, start, (int)reader.BytesConsumed - start));
        }
    }

    private readonly bool Has(Fact fact) => _ranks[(int)fact] is > 0 and <= FactTree.Outside;

    private void ReadOutputs(ref Utf8JsonReader reader, int place)
    {
        var outputs = new List<TaskOutput>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var facts = new OutputFacts();
            Output(ref reader, map.OutputTree, facts);
            if (facts.Output is { } output)
            {
                outputs.Add(output);
            }
            else
            {
                HasStrangeOutputs = true;
            }
        }

        if (outputs.Count > 0)
        {
            (_outputs, _outputsPlace) = (outputs, place);
        }
    }

    private static void Output(ref Utf8JsonReader reader, FactTree tree, OutputFacts facts)
    {
        foreach (var leaf in tree.Leaves)
        {
            facts.Take(leaf, ref reader);
        }

        if (reader.TokenType != JsonTokenType.StartObject || !tree.HasMembers)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = tree.Find(ref reader);
            reader.Read();
            if (member is null)
            {
                reader.Skip();
            }
            else
            {
                Output(ref reader, member, facts);
            }
        }
    }

    private void Take(FactLeaf leaf, ref Utf8JsonReader reader, ErrorMap? success)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Null)
        {
            return;
        }

        if (leaf.Fact >= Fact.OutputId)
        {
            _single ??= new OutputFacts?[map.Videos.Count];
            (_single[leaf.Output] ??= new OutputFacts()).Take(leaf, ref reader);
            return;
        }

        ref var rank = ref _ranks[(int)leaf.Fact];
        if ((rank == 0 || leaf.Rank < rank) && TrySet(leaf.Fact, ref reader, success))
        {
            rank = (byte)(leaf.Rank + 1);
        }
    }

    private bool TrySet(Fact fact, ref Utf8JsonReader reader, ErrorMap? success)
    {
        switch (fact)
        {
            case Fact.Id:
                return JsonFacts.Text(ref reader) is { } id && !PlainNames.IsBlank(id) && (Id = id) is not null;
            case Fact.Status:
                return WordAt(ref reader) is { } word && (Word = word) is not null;
            case Fact.Message:
                return JsonFacts.Text(ref reader) is { } message && (_message = message) is not null;
            case Fact.ErrorCode:
                return JsonFacts.Text(ref reader) is { } code && (_errorCode = code) is not null;
            case Fact.CreatedAt:
                return JsonFacts.Time(ref reader, map.TimeUnit) is { } created && (_createdAt = created) is not null;
            case Fact.UpdatedAt:
                return JsonFacts.Time(ref reader, map.TimeUnit) is { } updated && (_updatedAt = updated) is not null;
            case Fact.CompletedAt:
                return JsonFacts.Time(ref reader, map.TimeUnit) is { } completed && (_completedAt = completed) is not null;
            case Fact.Progress:
                return JsonFacts.Number(ref reader) is { } progress && (_progress = progress) is not null;
            case Fact.Cost:
                return JsonFacts.Decimal(ref reader) is { } cost && (_cost = cost) is not null;
            case Fact.ExternalId:
                return JsonFacts.Text(ref reader) is { } external && (_externalId = external) is not null;
            case Fact.Model:
                return JsonFacts.Text(ref reader) is { } model && (_model = model) is not null;
            case Fact.CallCode:
                // Several places may have one, and any of them may tell of an error.
                HasErrorCode |= JsonFacts.Code(ref reader) is { } callCode && success?.IsSuccess(callCode) == false;
                return false;
            case Fact.NextCursor:
                return JsonFacts.Text(ref reader) is { } next && (NextCursor = next) is not null;
            default:
                return JsonFacts.Text(ref reader) is { } request && (RequestId = request) is not null;
        }
    }

    // A number is no word, such as an HTTP status, unless the document lists it.
    private readonly string? WordAt(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        return JsonFacts.Code(ref reader) is { } code && map.StateOf(code) != TaskState.Unknown ? code : null;
    }
}
