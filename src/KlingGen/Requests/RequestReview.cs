using System.Buffers;
using System.Text;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using KlingGen.SpecCompiler.OpenApi.Extensions;

namespace KlingGen.Requests;

/// <summary>
/// Looks once through the text of a request for what no rule of a document can say: members that no document names, which are paid for and
/// most likely have no effect (a warning), and pictures that are none (an error).
/// </summary>
internal ref struct RequestReview
{
    /// <summary>The keyword of a warning about a member that no document names.</summary>
    public const string Keyword = "unknownMember";

    // Whoever sends more has not misspelt a name.
    private const int MaxListed = 50;

    // A picture in a list of objects, which no option can name: DynamicMask of Kling's documents.
    private const string Mask = "/dynamic_masks/#/mask";

    private readonly HashSet<string> _pictures;
    private readonly List<ValidationError> _errors = [];
    private readonly List<ValidationError> _warnings = [];
    private Utf8JsonReader _reader;

    private RequestReview(ProductDescriptor product, ReadOnlySpan<byte> text)
    {
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 512 });
        _pictures = new(StringComparer.Ordinal) { Mask };
        foreach (var member in product.Members.Where(static member => member.IsImage))
        {
            _pictures.Add(member.Location);
            _pictures.Add(member.Location + "/#");
        }

        if (!text.IsEmpty && _reader.Read())
        {
            Walk(SchemaMembers.Of(product), "", "");
        }
    }

    /// <summary>A verdict with what a look through the text adds to it. What is told of a place already is not told again.</summary>
    /// <param name="result">What the rules said.</param>
    /// <param name="product">The product whose members the request has; null where nobody knows it.</param>
    /// <param name="utf8Json">The request.</param>
    public static ValidationResult AddTo(ValidationResult result, ProductDescriptor? product, ReadOnlySpan<byte> utf8Json)
    {
        if (product is null)
        {
            return result;
        }

        var review = new RequestReview(product, utf8Json.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json);
        var (errors, warnings) = (review._errors.FindAll(IsNew), review._warnings.FindAll(IsNew));
        return errors.Count + warnings.Count == 0
            ? result
            : new ValidationResult([.. result.Errors, .. errors], [.. result.Warnings, .. warnings]);

        bool IsNew(ValidationError found) => !result.Errors.Any(error => error.InstanceLocation == found.InstanceLocation);
    }

    /// <summary>What a gateway cannot say, with the name that is meant where a member was misspelt.</summary>
    public static IReadOnlyList<ValidationError> Explain(IReadOnlyList<ValidationError> lost, ProductDescriptor? product)
    {
        if (product is null)
        {
            return lost;
        }

        var known = SchemaMembers.Of(product).Names;
        return [.. lost.Select(error => JsonPlaces.Split(error.InstanceLocation) is [var name] && !known.Contains(name)
            ? error with { Message = error.Message + Meant(name, known) }
            : error)];
    }

    private void Walk(SchemaMembers known, string place, string pattern)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject when known.Names.Count > 0:
                WalkObject(known, place, pattern);
                break;
            case JsonTokenType.StartArray:
                for (var index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    Walk(known.Items, $"{place}/{index}", pattern + "/#");
                }

                break;
            case JsonTokenType.String when _pictures.Contains(pattern):
                CheckPicture(place);
                break;
            default:
                _reader.Skip();
                break;
        }
    }

    private void WalkObject(SchemaMembers known, string place, string pattern)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            _reader.Read();
            if (known.Names.Contains(name))
            {
                Walk(known.Member(name), place + "/" + Escaped(name), pattern + "/" + Escaped(name));
            }
            else
            {
                _reader.Skip();
                AddUnknown(name, place, known.Names);
            }
        }
    }

    private readonly void AddUnknown(string name, string place, IReadOnlyCollection<string> known)
    {
        if (_warnings.Count < MaxListed)
        {
            _warnings.Add(new ValidationError
            {
                InstanceLocation = place + "/" + Escaped(name),
                Keyword = Keyword,
                Message = "The documents name no such member; it is sent, and has most likely no effect." + Meant(name, known),
            });
        }
    }

    private readonly void CheckPicture(string place)
    {
        var buffer = _reader.ValueIsEscaped ? ArrayPool<byte>.Shared.Rent(_reader.ValueSpan.Length) : null;
        var value = buffer is null ? _reader.ValueSpan : buffer.AsSpan(0, _reader.CopyString(buffer));
        if (ImageRules.Check(value, place) is { } message)
        {
            _errors.Add(new ValidationError { InstanceLocation = place, Keyword = ImageRules.Keyword, Message = message });
        }

        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Meant(string name, IReadOnlyCollection<string> known) =>
        NearestName.Find(name, known) is { } nearest ? $" Is '{nearest}' meant?" : "";

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
