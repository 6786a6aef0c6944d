namespace KlingGen.Runtime.Tasks;

/// <summary>What was read of one of the things that a task made.</summary>
internal sealed class OutputFacts
{
    private byte _idRank = byte.MaxValue;
    private byte _urlRank = byte.MaxValue;
    private byte _watermarkRank = byte.MaxValue;
    private byte _durationRank = byte.MaxValue;
    private string? _id;
    private Uri? _url;
    private Uri? _watermarkUrl;
    private TimeSpan? _duration;

    /// <summary>The output; null where there is no link.</summary>
    public TaskOutput? Output => _url is null && _watermarkUrl is null ? null : new TaskOutput(_url, _id, _watermarkUrl, _duration);

    /// <summary>Takes the value that the reader stands on.</summary>
    public void Take(FactLeaf leaf, ref System.Text.Json.Utf8JsonReader reader)
    {
        switch (leaf.Fact)
        {
            case Fact.OutputId when leaf.Rank <= _idRank && JsonFacts.Text(ref reader) is { } id:
                (_id, _idRank) = (id, (byte)leaf.Rank);
                break;
            case Fact.OutputUrl when leaf.Rank <= _urlRank && JsonFacts.Link(ref reader) is { } url:
                (_url, _urlRank) = (url, (byte)leaf.Rank);
                break;
            case Fact.OutputWatermarkUrl when leaf.Rank <= _watermarkRank && JsonFacts.Link(ref reader) is { } url:
                (_watermarkUrl, _watermarkRank) = (url, (byte)leaf.Rank);
                break;
            case Fact.OutputDuration when leaf.Rank <= _durationRank && JsonFacts.Duration(ref reader) is { } duration:
                (_duration, _durationRank) = (duration, (byte)leaf.Rank);
                break;
            default:
                break;
        }
    }
}
