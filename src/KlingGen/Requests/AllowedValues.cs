using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;
using KlingGen.SpecCompiler.OpenApi.Extensions;

namespace KlingGen.Requests;

/// <summary>Says what is taken where a rule's own sentence only says that a value is not.</summary>
internal static class AllowedValues
{
    private const string Keyword = "enum";

    /// <summary>A verdict that names the values a gateway takes at each place where the request has another.</summary>
    public static ValidationResult AddTo(ValidationResult result, ProductDescriptor product, ReadOnlySpan<byte> utf8Json)
    {
        if (!result.Errors.Any(static error => error.Keyword == Keyword))
        {
            return result;
        }

        var reader = new Utf8JsonReader(utf8Json.StartsWith("\uFEFF"u8) ? utf8Json[3..] : utf8Json, new JsonReaderOptions { MaxDepth = 512 });
        using var request = JsonDocument.ParseValue(ref reader);
        return new([.. result.Errors.Select(error => Explained(error, product, request.RootElement))], result.Warnings);
    }

    private static ValidationError Explained(ValidationError error, ProductDescriptor product, JsonElement request)
    {
        if (error.Keyword != Keyword || new JsonPlaces(error.InstanceLocation).Find(request) is not { } value)
        {
            return error;
        }

        var allowed = SchemaMembers.Of(product).At(error.InstanceLocation).Values;
        var found = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (allowed.Count == 0 || allowed.Contains(found) || allowed.Any(one => error.Message.Contains(one, StringComparison.Ordinal)))
        {
            return error;
        }

        return error with { Message = $"{error.Message} {Meant(found, allowed)}It takes {string.Join(", ", allowed)}." };
    }

    private static string Meant(string found, IReadOnlyCollection<string> allowed) =>
        NearestName.Find(found, allowed) is { } nearest ? $"Is '{nearest}' meant? " : "";
}
