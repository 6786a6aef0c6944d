using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Runtime;
using KlingGen.SpecCompiler;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>Makes instances of a schema: valid ones, ones with a fault or two, and random ones. The same seed makes the same instances.
/// </summary>
/// <param name="root">What the schema speaks of.</param>
/// <param name="judge">The emitted code, which says what a valid instance still lacks.</param>
/// <param name="seed">The seed.</param>
internal sealed class InstanceGenerator(Place root, Func<byte[], ValidationResult> judge, int seed)
{
    private const int MaxDepth = 6;

    // Texts that some pattern or format somewhere takes or just does not take.
    private static readonly string[] s_texts =
    [
        "", "a", "5", "05", "0", "2", "10", "-1", "1.5", "std", "PRO", "on", "off", "720x1280", "720P", "99x", "1080p\n",
        "https://example.com/a.png", "HTTP://x/", "ftp://example.com", "data:image/png;base64,AAAA", "DATA:x", "2026-12-31T23:59:59Z",
        "2026-12-31T23:59:59+08:00", "2026-02-30T10:00:00Z", "2026-12-31", "2026-13-01", "10:00:00Z", "P1D",
        "123e4567-e89b-12d3-a456-426614174000", "123e4567", "name@example.com", "name@", "127.0.0.1", "256.0.0.1", "::1", "12345::",
        "/a/0", "a/b", "~2", "kling-3.0", "KLING-3.0-Omni", "kling-o1", "Kling-2.6", "{}", "é", "😀", "😀😀😀", "x-a", "x_1", "ABC",
        "a\nb", "\u2028", "0.0.0.0", "example.com", "-example.com",
    ];

    // None beyond 64 bits: the emitted code reads integers as long and refuses others as of the wrong type.
    private static readonly string[] s_numbers =
    [
        "0", "1", "-1", "2", "5", "10", "0.5", "1.0", "1e1", "-0", "3.7", "1e-7", "100", "0.3", "77", "-11", "2147483647", "2147483648",
        "1.5e9",
    ];

    private static readonly string[] s_names = ["extra", "x-a", "x_1", "xa", "", "a/b", "m~n", "ABC", "é", "n1"];

    private static readonly string[] s_types = ["null", "boolean", "integer", "number", "string", "array", "object"];

    private readonly Random _random = new(seed);

    public IEnumerable<GeneratedInstance> Make(int count)
    {
        var valid = new List<JsonNode?>();
        for (var i = 0; i < count; i++)
        {
            var kind = i % 10;
            if (kind < 3 || valid.Count == 0)
            {
                var made = Repair(Value(root, 0, wildness: 0));
                if (judge(Utf8(made)).IsValid)
                {
                    valid.Add(made);
                }

                yield return new GeneratedInstance(Text(made), IsSingleFault: false);
            }
            else if (kind < 9)
            {
                var faulty = Fault(valid[_random.Next(valid.Count)]?.DeepClone());
                var isSingle = kind < 8;
                yield return new GeneratedInstance(Text(isSingle ? faulty : Fault(faulty)), isSingle);
            }
            else
            {
                yield return new GeneratedInstance(Text(Value(root, 0, wildness: 0.15)), IsSingleFault: false);
            }
        }
    }

    private JsonNode? Repair(JsonNode? instance)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var errors = judge(Utf8(instance)).Errors;
            if (errors.Count == 0)
            {
                break;
            }

            var error = errors[_random.Next(errors.Count)];
            var (holder, place) = Locate(instance, error.InstanceLocation);
            if (holder is null && instance is not (JsonObject or JsonArray))
            {
                instance = Value(root, 0, 0);
            }
            else if (holder?.Value is JsonObject members && _random.Next(3) > 0)
            {
                ChangeMember(members, place);
            }
            else
            {
                instance = Replace(instance, holder, Chance(0.4));
            }
        }

        return instance;
    }

    /// <summary>Changes one thing, at a random place.</summary>
    private JsonNode? Fault(JsonNode? instance)
    {
        var spots = new List<Spot> { new(null, instance, root, null) };
        for (var i = 0; i < spots.Count; i++)
        {
            spots.AddRange(Below(spots[i]));
        }

        var spot = spots[_random.Next(spots.Count)];
        switch (spot.Value)
        {
            // Another object instead of the whole one would be no single fault.
            case JsonObject members when spot.Parent is null || Chance(0.7):
                ChangeMember(members, spot.Place);
                return instance;
            case JsonArray items when Chance(0.7):
                ChangeItem(items, spot.Place);
                return instance;
            default:
                return Replace(instance, spot, isRemoval: Chance(0.15), Chance(0.25) ? 0.9 : 0.05);
        }
    }

    private void ChangeMember(JsonObject members, Place place)
    {
        if (Chance(0.12) || place.Members.Count == 0)
        {
            members[s_names[_random.Next(s_names.Length)]] = Value(place.Others ?? new Place(), 2, 0.1);
            return;
        }

        var (name, member) = place.Members.ElementAt(_random.Next(place.Members.Count));
        if (!members.Remove(name) || Chance(0.3))
        {
            members[name] = Value(member, 1, 0.05);
        }
    }

    private void ChangeItem(JsonArray items, Place place)
    {
        var choice = _random.Next(4);
        if (choice == 0 && items.Count > 0)
        {
            items.RemoveAt(_random.Next(items.Count));
        }
        else if (choice == 1 && items.Count > 0)
        {
            items.Add(items[_random.Next(items.Count)]?.DeepClone());
        }
        else if (choice == 2 && Trial(place, JsonKinds.Array) is JsonArray trial)
        {
            var count = Math.Min(trial.Count, 90);
            while (items.Count > count)
            {
                items.RemoveAt(items.Count - 1);
            }

            while (items.Count < count)
            {
                items.Add(items.Count > 0 ? items[0]?.DeepClone() : Value(place.Items ?? new Place(), 2, 0));
            }
        }
        else
        {
            items.Add(Value(place.Items ?? new Place(), 2, 0.05));
        }
    }

    private JsonNode? Replace(JsonNode? instance, Spot? spot, bool isRemoval, double wildness = 0)
    {
        var value = Value(spot?.Place ?? root, 1, wildness);
        switch (spot?.Parent)
        {
            case JsonObject members when isRemoval:
                members.Remove(spot.Name!);
                return instance;
            case JsonObject members:
                members[spot.Name!] = value;
                return instance;
            case JsonArray items:
                items[int.Parse(spot.Name!, CultureInfo.InvariantCulture)] = value;
                return instance;
            default:
                return value;
        }
    }

    private (Spot? Spot, Place Place) Locate(JsonNode? instance, string pointer)
    {
        Spot? spot = new(null, instance, root, null);
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            spot = spot is null ? null : Below(spot).FirstOrDefault(below => below.Name == name);
        }

        return (spot, spot?.Place ?? root);
    }

    private static IEnumerable<Spot> Below(Spot spot) => spot.Value switch
    {
        JsonObject members =>
            members.Select(member => new Spot(members, member.Value, MemberOf(spot.Place, member.Key), member.Key)).ToList(),
        JsonArray items => items.Select((item, index) => new Spot(items, item, spot.Place.Items ?? new Place(), $"{index}")).ToList(),
        _ => [],
    };

    private static Place MemberOf(Place place, string name) => place.Members.GetValueOrDefault(name) ?? place.Others ?? new Place();

    private JsonNode? Value(Place place, int depth, double wildness)
    {
        if (Chance(wildness))
        {
            return OfType(s_types[_random.Next(s_types.Length)], new Place(), depth + 2, wildness);
        }

        if (place.Values.Count > 0 && Chance(0.75))
        {
            return place.Values[_random.Next(place.Values.Count)]?.DeepClone();
        }

        var types = place.Types.Count > 0 ? place.Types.Order(StringComparer.Ordinal).ToList() : Guess(place);
        return OfType(types[_random.Next(types.Count)], place, depth, wildness);
    }

    private static List<string> Guess(Place place)
    {
        var types = new List<string>();
        if (place.Members.Count > 0 || place.Others is not null || place.Trials(JsonKinds.Object).Count > 0)
        {
            types.Add("object");
        }

        if (place.Items is not null || place.Trials(JsonKinds.Array).Count > 0)
        {
            types.Add("array");
        }

        if (place.Trials(JsonKinds.Number).Count > 0)
        {
            types.Add("number");
        }

        return types.Count > 0 && place.Trials(JsonKinds.String).Count == 0 ? types : [.. types, "string"];
    }

    private JsonNode? OfType(string type, Place place, int depth, double wildness) => type switch
    {
        "null" => null,
        "boolean" => Chance(0.5),
        "integer" => JsonNode.Parse(Math.Round(Number(place)).ToString("R", CultureInfo.InvariantCulture)),
        "number" => place.Trials(JsonKinds.Number).Count > 0 && Chance(0.6)
            ? JsonValue.Create(Number(place))
            : JsonNode.Parse(s_numbers[_random.Next(s_numbers.Length)]),
        "string" => String(place),
        "array" => Array(place, depth, wildness),
        _ => Object(place, depth, wildness),
    };

    private double Number(Place place)
    {
        double[] steps = [0, 0, 0, 0, 0, -0.01, 3];
        return Chance(0.7) && Trial(place, JsonKinds.Number) is { } trial
            ? trial.GetValue<double>() + steps[_random.Next(steps.Length)]
            : double.Parse(s_numbers[_random.Next(s_numbers.Length - 1)], CultureInfo.InvariantCulture);
    }

    private string String(Place place)
    {
        if (Chance(0.4) && Trial(place, JsonKinds.String) is { } trial)
        {
            // A character beyond the basic plane counts as one, but few patterns take it.
            var text = trial.GetValue<string>();
            return Chance(0.5) ? text.Replace("😀", "x", StringComparison.Ordinal) : text;
        }

        return s_texts[_random.Next(s_texts.Length)];
    }

    private JsonArray Array(Place place, int depth, double wildness)
    {
        var count = depth > MaxDepth ? 0
            : Chance(0.5) && Trial(place, JsonKinds.Array) is JsonArray trial ? Math.Min(trial.Count, 8)
            : _random.Next(4);
        return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Value(place.Items ?? new Place(), depth + 1, wildness))]);
    }

    private JsonObject Object(Place place, int depth, double wildness)
    {
        var made = new JsonObject();
        var share = depth > MaxDepth ? 0 : 0.15 + (0.6 * _random.NextDouble());
        foreach (var (name, member) in place.Members)
        {
            if (Chance(share))
            {
                made[name] = Value(member, depth + 1, wildness);
            }
        }

        if (Chance(place.Others is null ? 0.03 : 0.5) && depth <= MaxDepth)
        {
            made[s_names[_random.Next(s_names.Length)]] = Value(place.Others ?? new Place(), depth + 1, wildness);
        }

        if (Chance(0.5) && Trial(place, JsonKinds.Object) is JsonObject trial)
        {
            Resize(made, trial.Count, place, depth);
        }

        return made;
    }

    private void Resize(JsonObject made, int count, Place place, int depth)
    {
        foreach (var name in made.Select(static member => member.Key).Skip(count).ToList())
        {
            made.Remove(name);
        }

        var others = place.Members.Keys.Concat(s_names).Where(name => !made.ContainsKey(name)).ToList();
        foreach (var name in others.Take(count - made.Count))
        {
            made[name] = Value(MemberOf(place, name), depth + 1, wildness: 0);
        }
    }

    /// <summary>A value that some limit of the place just allows or just forbids; null where there is none.</summary>
    private JsonNode? Trial(Place place, JsonKinds kind) =>
        place.Trials(kind) is { Count: > 0 } trials ? trials[_random.Next(trials.Count)] : null;

    private bool Chance(double share) => _random.NextDouble() < share;

    private static string Text(JsonNode? instance) => instance?.ToJsonString() ?? "null";

    private static byte[] Utf8(JsonNode? instance) => Encoding.UTF8.GetBytes(Text(instance));

    private sealed record Spot(JsonNode? Parent, JsonNode? Value, Place Place, string? Name);
}
