using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>Finds why a task failed where the document's place says nothing.</summary>
internal static class ReasonSearch
{
    // Of the last ones the outer may be the envelope's, which speaks of the call.
    private static readonly string[] s_names =
    [
        "taskstatusmsg", "taskstatusmessage", "failreason", "failurereason", "failedreason", "failmsg", "failmessage", "failuremessage",
        "errormessage",
        "errormsg", "errmsg", "errorreason", "reason", "statusmsg", "statusmessage", "statusreason", "errordetail", "failure", "error",
        "errors", "detail",
        "details", "description", "message", "msg",
    ];

    /// <summary>The reason; null where none is told.</summary>
    public static string? Find(IReadOnlyList<AnswerPlace> places, TaskMap map)
    {
        foreach (var name in map.Message.Names
            .Select(PlainNames.Of)
            .Where(static name => name is not ("message" or "msg" or "error"))
            .Concat(s_names))
        {
            foreach (var place in places)
            {
                if (place.Name == name && ErrorWords.Of(place.Value) is { } words && !IsEmpty(words))
                {
                    return words;
                }
            }
        }

        return null;
    }

    /// <summary>Whether words tell nothing of a failure, or are JSON in their turn.</summary>
    public static bool IsEmpty(string words) =>
        words.AsSpan().TrimStart() is ['{' or '[', ..]
        || StatusWords.StateOf(words) != TaskState.Unknown
        || PlainNames.Of(words) is "" or "ok" or "0" or "200" or "null" or "none" or "true" or "false";
}
