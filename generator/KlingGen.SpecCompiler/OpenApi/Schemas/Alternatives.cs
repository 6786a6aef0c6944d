using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The branches of <c>oneOf</c> and <c>anyOf</c>. One that leads back to the schema that it stands in adds nothing and is left
/// out; what stands beside it on the way there takes its place.</summary>
internal sealed class Alternatives(ToldCircles told)
{
    /// <summary>How many unions a branch may lead through.</summary>
    private const int MaxUnions = 64;

    private readonly Dictionary<(Schema Owner, bool IsOneOf), IReadOnlyList<Schema>?> _known = [];

    /// <returns>Null where the schema has no such list.</returns>
    public IReadOnlyList<Schema>? Of(Schema owner, bool isOneOf)
    {
        if (!_known.TryGetValue((owner, isOneOf), out var known))
        {
            _known.Add((owner, isOneOf), known = ListOf(owner, isOneOf) is { } branches ? Straighten(owner, branches) : null);
        }

        return known;
    }

    private static IReadOnlyList<Schema>? ListOf(Schema owner, bool isOneOf) => isOneOf ? owner.OneOf : owner.AnyOf;

    private IReadOnlyList<Schema> Straighten(Schema owner, IReadOnlyList<Schema> branches)
    {
        var straight = new List<Schema>(branches.Count);
        foreach (var branch in branches)
        {
            var passed = new List<Schema>();
            if (!LeadsTo(owner, branch, passed))
            {
                straight.Add(branch);
                continue;
            }

            told.Report(branch, SpecDescriptors.OwnBranch, [owner, .. passed]);
            AddOthers(owner, branch, straight, [.. straight.Select(SchemaTargets.Quietly)]);
        }

        return straight;
    }

    /// <summary>Whether a branch leads back to the schema that it stands in, through unions that say nothing else.</summary>
    /// <param name="passed">Takes the branches on the way.</param>
    private static bool LeadsTo(Schema owner, Schema branch, List<Schema> passed)
    {
        var seen = new HashSet<Schema>();
        var pending = new Stack<(Schema Branch, IReadOnlyList<Schema> Way)>();
        pending.Push((branch, []));
        while (pending.Count > 0 && seen.Count < MaxUnions)
        {
            var (next, way) = pending.Pop();
            var target = SchemaTargets.Quietly(next);
            if (target.Equals(owner))
            {
                passed.AddRange([.. way, next]);
                return true;
            }

            if (seen.Add(target) && BranchesOf(target) is { } inner)
            {
                foreach (var one in inner)
                {
                    pending.Push((one, [.. way, next]));
                }
            }
        }

        return false;
    }

    /// <summary>Puts in the place of a branch all that it leads to but the schema that it stands in.</summary>
    private static void AddOthers(Schema owner, Schema branch, List<Schema> straight, HashSet<Schema> seen)
    {
        var target = SchemaTargets.Quietly(branch);
        if (target.Equals(owner) || !seen.Add(target))
        {
            return;
        }

        if (!LeadsTo(owner, branch, []) || BranchesOf(target) is not { } inner)
        {
            straight.Add(branch);
            return;
        }

        foreach (var one in inner)
        {
            AddOthers(owner, one, straight, seen);
        }
    }

    /// <summary>The branches of a schema that is a union and nothing else.</summary>
    private static IReadOnlyList<Schema>? BranchesOf(Schema schema) => schema is { IsObject: true, IsUnionAlone: true }
        ? schema.OneOf ?? schema.AnyOf
        : null;
}
