using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>Finds the id of a task in an answer that has it under another name, or at another place, than its document says.</summary>
internal static class IdSearch
{
    private const int Longest = 256;

    /// <summary>Names that nothing but a task's id goes by.</summary>
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
        ["taskid", "taskids", "taskuuid", "taskno", "jobid", "generationid", "predictionid"]);

    private static readonly FrozenSet<string> s_plainIds = FrozenSet.ToFrozenSet(["id", "ids", "uuid"]);

    /// <summary>Objects whose <c>id</c> is the task's, and texts that are one; the likeliest first.</summary>
    private static readonly string[] s_owners =
        [
            "task", "tasks", "job", "video", "videos", "generation", "data", "result", "results", "response", "output", "outputs", "items",
            "list", "body", "payload",
        ];

    /// <summary>Words that answers say where an id could stand.</summary>
    private static readonly FrozenSet<string> s_words = FrozenSet.ToFrozenSet(
        ["ok", "success", "succeed", "succeeded", "successful", "true", "false", "null", "none", "accepted", "error", "fail", "failed"]);

    private static readonly SearchValues<char> s_signs = SearchValues.Create(" \t\r\n<>{}\"'");

    /// <summary>The id; null where nothing looks like one.</summary>
    public static string? Find(IReadOnlyList<AnswerPlace> answer, TaskMap map)
    {
        var videos = map.Videos.Names.Select(PlainNames.Of).ToHashSet();
        var places = answer.Where(place => !IsWithin(place, videos)).ToList();
        var documented = map.Id.Names.Select(PlainNames.Of).Where(static name => !s_plainIds.Contains(name)).ToHashSet();
        return First(places, place => documented.Contains(place.Name))
            ?? First(places, static place => s_names.Contains(place.Name))
            ?? s_owners
                .Select(owner => First(places, place => s_plainIds.Contains(place.Name) && OwnerOf(place)?.Name == owner))
                .FirstOrDefault(IsId)
            ?? s_owners.Select(owner => First(places, place => place.Name == owner && IsAtTheTop(place))).FirstOrDefault(IsId)
            ?? First(places, static place => s_plainIds.Contains(place.Name) && OwnerOf(place) is { Owner: null });
    }

    /// <summary>Whether a text can be an id: one word that says nothing else.</summary>
    private static bool IsId(string? text) =>
        text is { Length: > 0 and <= Longest }
        && !text.AsSpan().ContainsAny(s_signs)
        && text.All(static character => character < 128)
        && !text.Contains("://", StringComparison.Ordinal)
        && !s_words.Contains(text.ToLowerInvariant());

    private static string? First(IReadOnlyList<AnswerPlace> places, Func<AnswerPlace, bool> isMeant)
    {
        foreach (var place in places)
        {
            if (isMeant(place) && JsonPlaces.Text(place.Value) is { } text && IsId(text))
            {
                return text;
            }
        }

        return null;
    }

    private static bool IsWithin(AnswerPlace place, HashSet<string> names)
    {
        for (var owner = place.Owner; owner is not null; owner = owner.Owner)
        {
            if (names.Contains(owner.Name) && owner.Value.ValueKind == JsonValueKind.Array)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The object that a value is a member of, alone or in a list.</summary>
    private static AnswerPlace? OwnerOf(AnswerPlace place)
    {
        var owner = place.Owner;
        while (owner is { Value.ValueKind: JsonValueKind.Array })
        {
            owner = owner.Owner;
        }

        return owner;
    }

    private static bool IsAtTheTop(AnswerPlace place)
    {
        for (var owner = OwnerOf(place); owner is not null; owner = OwnerOf(owner))
        {
            if (owner.Name.Length > 0 && !s_owners.Contains(owner.Name))
            {
                return false;
            }
        }

        return true;
    }
}
