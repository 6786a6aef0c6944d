namespace KlingGen.Runtime.Tasks;

/// <summary>How well a document's map fits an answer.</summary>
internal enum MapFit
{
    /// <summary>There is nothing that it could describe.</summary>
    None,

    /// <summary>The task stands where the document says.</summary>
    AsDocumented,

    /// <summary>The task is the answer itself, although the document puts it into something.</summary>
    Unwrapped,

    /// <summary>The task stands elsewhere, with its members as the document says.</summary>
    Moved,

    /// <summary>Only the names of its members are the document's, not the places.</summary>
    Renamed,
}
