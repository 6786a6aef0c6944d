using System.Text;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using KlingGen.SpecCompiler.Binding.Protocol;

namespace KlingGen.Requests;

/// <summary>Warns of members that no document names: they are sent and paid for, and most likely have no effect.</summary>
internal static class UnknownMembers
{
    public const string Keyword = "unknownMember";

    // Whoever sends more has not misspelt a name.
    private const int MaxListed = 50;

    /// <summary>A verdict with a warning for each unknown member of the text that was judged.</summary>
    public static ValidationResult AddTo(ValidationResult result, ProductDescriptor? product, ReadOnlySpan<byte> utf8Json) =>
        Add(result, product is null ? [] : Find(product, utf8Json));

    /// <summary>What a gateway cannot say, with the name that is meant where a member was misspelt.</summary>
    public static IReadOnlyList<ValidationError> Explain(IReadOnlyList<ValidationError> lost, ProductDescriptor? product)
    {
        if (product is null)
        {
            return lost;
        }

        var known = SchemaMembers.Of(product).Names;
        return [.. lost.Select(error => JsonPlaces.Split(error.InstanceLocation) is [var name] && !known.Contains(name) && Meant(name, known) is { Length: > 0 } meant
            ? error with { Message = error.Message + meant }
            : error)];
    }

    private static ValidationResult Add(ValidationResult result, List<ValidationError> found)
    {
        found.RemoveAll(warning => result.Errors.Any(error => error.InstanceLocation == warning.InstanceLocation));
        return found.Count == 0 ? result : new ValidationResult(result.Errors, [.. result.Warnings, .. found]);
    }

    private static List<ValidationError> Find(ProductDescriptor product, ReadOnlySpan<byte> utf8Json)
    {
        var found = new List<ValidationError>();
        var text = utf8Json.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 512 });
        if (!text.IsEmpty && reader.Read())
        {
            Walk(ref reader, SchemaMembers.Of(product), "", found);
        }

        return found;
    }

    private static void Walk(ref Utf8JsonReader reader, SchemaMembers known, string place, List<ValidationError> found)
    {
        if (reader.TokenType == JsonTokenType.StartObject && known.Names.Count > 0)
        {
            WalkObject(ref reader, known, place, found);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                Walk(ref reader, known.Items, $"{place}/{index}", found);
            }
        }
        else
        {
            reader.Skip();
        }
    }

    private static void WalkObject(ref Utf8JsonReader reader, SchemaMembers known, string place, List<ValidationError> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (known.Names.Contains(name))
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    Walk(ref reader, known.Member(name), place + "/" + Escaped(name), found);
                }
            }
            else
            {
                reader.Skip();
                if (found.Count < MaxListed)
                {
                    found.Add(Warning(place, name, known.Names));
                }
            }
        }
    }

    private static ValidationError Warning(string place, string name, IReadOnlyCollection<string> known) => new()
    {
        InstanceLocation = place + "/" + Escaped(name),
        Keyword = Keyword,
        Message = "The documents name no such member; it is sent, and has most likely no effect." + Meant(name, known),
    };

    private static string Meant(string name, IReadOnlyCollection<string> known) =>
        NearestName.Find(name, known) is { } nearest ? $" Is '{nearest}' meant?" : "";

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
