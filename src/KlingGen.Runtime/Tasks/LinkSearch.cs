using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>Finds the videos of a task that succeeded where the document's places hold none.</summary>
/// <param name="map">The document's map.</param>
/// <param name="address">The address that was asked, which links without a host begin at; null where it is unknown.</param>
internal sealed class LinkSearch(TaskMap map, Uri? address)
{
    private const int Deepest = 12;

    private static readonly string[] s_mediaTypes =
    [
        "type", "kind", "mime", "mimetype", "contenttype", "mediatype", "resourcetype", "filetype", "format",
    ];
    private static readonly string[] s_durations = ["duration", "seconds", "videoduration", "durationseconds", "length"];
    private static readonly string[] s_orders =
    [
        "prompt", "negativeprompt", "scenetype", "motionlevel", "fileinfos", "extinfo", "outputconfig", "lastframeurl", "cfgscale",
        "modelname",
    ];

    private readonly string[] _durations = [.. map.Video.Duration.Names.Select(PlainNames.Of), .. s_durations];

    /// <summary>The videos: those at the document's own places within any part of the answer, else wherever links are.</summary>
    /// <param name="places">The answer and all in it.</param>
    public IReadOnlyList<TaskOutput> Find(IReadOnlyList<AnswerPlace> places)
    {
        foreach (var place in places.Where(static place => place.Value.ValueKind == JsonValueKind.Object))
        {
            for (var i = 0; i < map.Videos.Count; i++)
            {
                if (!map.Videos.Path(i).IsEmpty
                    && map.Videos.TryFind(place.Value, i, out var videos)
                    && Collect(videos, "videos", LinkNames.Video, 0) is { } documented)
                {
                    return Distinct(documented.Outputs);
                }
            }
        }

        return Collect(places[0].Value, "", LinkNames.Any, 0) is { } anywhere ? Distinct(anywhere.Outputs) : [];
    }

    private LinkGroup? Collect(JsonElement value, string name, int rank, int depth) => depth > Deepest ? null : value.ValueKind switch
    {
        JsonValueKind.Object => InObject(value, name, rank, depth),
        JsonValueKind.Array => LinkGroup.Together([.. value.EnumerateArray().Select(item => Collect(item, name, rank, depth + 1))]),
        JsonValueKind.String when AnswerPlace.Within(value) is { } json => Collect(json, name, rank, depth + 1),
        JsonValueKind.String => InText(value.GetString()!, name, rank),
        _ => null,
    };

    private LinkGroup? InText(string text, string name, int rank)
    {
        var links = LinkText.Find(text, name, address);
        if (links.Count == 0)
        {
            return null;
        }

        var isWatermark = LinkNames.IsWatermark(name);
        var best = links.Max(link => RankOf(link, name, rank));
        return new LinkGroup(
            [.. links.Select(link => isWatermark ? new TaskOutput(null, WatermarkUrl: link) : new TaskOutput(link))], best, name);
    }

    private LinkGroup? InObject(JsonElement value, string name, int rank, int depth)
    {
        var groups = new List<LinkGroup>();
        var isOrder = name is "metadata" or "meta" or "extra";
        var members = value.EnumerateObject().Select(static member => (Name: PlainNames.Of(member.Name), member.Value)).ToList();
        isOrder = isOrder && members.Exists(static member => s_orders.Contains(member.Name));
        switch (MediaOf(members))
        {
            case false:
                return null;
            case true:
                rank = LinkNames.Video;
                break;
            default:
                break;
        }

        foreach (var (memberName, member) in members)
        {
            var isText = member.ValueKind == JsonValueKind.String;
            if (isText ? LinkNames.IsOtherLink(memberName) : LinkNames.IsOther(memberName))
            {
                continue;
            }

            // What repeats the order may hold the link of a video that went in.
            var named = LinkNames.RankOf(memberName);
            if ((!isOrder || named == LinkNames.Result || memberName == "url")
                && Collect(member, memberName, isText ? rank : Math.Max(rank, named), depth + 1) is { } found)
            {
                groups.Add(
                    !isText && LinkNames.IsWatermark(memberName) ? found.AsWatermarked(memberName) : found with { Name = memberName });
            }
        }

        return LinkGroup.Best(groups) is { } best ? Described(best, members) : null;
    }

    /// <summary>The group with what stands beside a single link.</summary>
    private LinkGroup Described(LinkGroup group, List<(string Name, JsonElement Value)> members)
    {
        if (group.Outputs is not [{ Id: null, Duration: null } output])
        {
            return group;
        }

        var duration = members.Where(member => _durations.Contains(member.Name))
            .Select(static member => Seconds(member.Value))
            .FirstOrDefault(static time => time is not null);
        var id = members.Exists(static member => member.Name.Contains("status", StringComparison.Ordinal))
            ? null
            : members.Where(static member => member.Name is "id" or "videoid")
                .Select(static member => JsonPlaces.Text(member.Value))
                .FirstOrDefault(static text => text is not null);
        return group with { Outputs = [output with { Id = id, Duration = duration }] };
    }

    private static int RankOf(Uri link, string name, int rank)
    {
        var own = LinkNames.IsVideoFile(link.AbsolutePath) == true ? LinkNames.Video : LinkNames.RankOf(name);
        return own == LinkNames.Any ? Math.Min(rank, LinkNames.Link) : Math.Max(own, rank);
    }

    private static bool? MediaOf(List<(string Name, JsonElement Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (s_mediaTypes.Contains(name)
                && value.ValueKind == JsonValueKind.String
                && LinkNames.IsVideoType(value.GetString()!) is { } isVideo)
            {
                return isVideo;
            }
        }

        return null;
    }

    private static TimeSpan? Seconds(JsonElement value)
    {
        var text = JsonPlaces.Text(value)?.TrimEnd('s', ' ');
        return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < JsonFacts.LongestVideo
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    private static TaskOutput[] Distinct(IReadOnlyList<TaskOutput> outputs) =>
        [.. outputs.DistinctBy(static output => (output.Url, output.WatermarkUrl))];
}
