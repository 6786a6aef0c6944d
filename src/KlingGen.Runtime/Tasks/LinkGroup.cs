namespace KlingGen.Runtime.Tasks;

/// <summary>Links that stand together.</summary>
/// <param name="Outputs">What they lead to.</param>
/// <param name="Rank">How sure it is that these are the videos.</param>
/// <param name="Name">The plain name of the member that they stand at.</param>
internal sealed record LinkGroup(IReadOnlyList<TaskOutput> Outputs, int Rank, string Name)
{
    private bool IsWatermarked => Outputs.All(static output => output.Url is null);

    /// <summary>All of a list.</summary>
    public static LinkGroup? Together(IReadOnlyList<LinkGroup?> items)
    {
        var found = items.OfType<LinkGroup>().ToList();
        return found.Count == 0
            ? null
            : found[0] with { Outputs = [.. found.SelectMany(static item => item.Outputs)], Rank = found.Max(static item => item.Rank) };
    }

    /// <summary>The same links as variants with a watermark.</summary>
    public LinkGroup AsWatermarked(string name) => new(
        [.. Outputs.Select(static output => output with { Url = null, WatermarkUrl = output.WatermarkUrl ?? output.Url })], Rank, name);

    /// <summary>The likeliest of what the members of an object hold; members that are counted (<c>url_1</c>, <c>url_2</c>) belong together,
    /// and so does the one with a watermark.</summary>
    public static LinkGroup? Best(IReadOnlyList<LinkGroup> members)
    {
        var best = Likeliest(members, isWatermarked: false);
        var marked = Likeliest(members, isWatermarked: true);
        if (best is null)
        {
            return marked;
        }

        return best.Outputs is [{ WatermarkUrl: null } video] && marked?.Outputs is [var other]
            ? best with { Outputs = [video with { WatermarkUrl = other.WatermarkUrl }] }
            : best;
    }

    private static LinkGroup? Likeliest(IReadOnlyList<LinkGroup> members, bool isWatermarked)
    {
        var best = members.Where(member => member.IsWatermarked == isWatermarked)
            .OrderByDescending(static member => member.Rank).ThenByDescending(static member => member.Outputs.Count).FirstOrDefault();
        return best is null
            ? null
            : best with
            {
                Outputs =
                [
                    .. members.Where(member => member.IsWatermarked == isWatermarked
                        && member.Rank == best.Rank
                        && Uncounted(member.Name) == Uncounted(best.Name))
                        .SelectMany(static member => member.Outputs),
                ],
            };
    }

    private static string Uncounted(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
