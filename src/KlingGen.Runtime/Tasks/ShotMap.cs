namespace KlingGen.Runtime.Tasks;

/// <summary>Where a request has its shots; the pointers of a shot's members begin at the shot (<c>x-request.shots</c>).</summary>
public sealed class ShotMap
{
    /// <summary>The list of shots.</summary>
    public required JsonPlaces At { get; init; }

    /// <summary>A shot's number, from 1.</summary>
    public JsonPlaces Index { get; init; } = JsonPlaces.None;

    /// <summary>What a shot shows.</summary>
    public JsonPlaces Prompt { get; init; } = JsonPlaces.None;

    /// <summary>A shot's length in seconds.</summary>
    public JsonPlaces Duration { get; init; } = JsonPlaces.None;

    /// <summary>What shots need beside them, unless it is given: pointers into the request, and values as JSON text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> With { get; init; } = [];
}
