using System.Text.Json;

namespace KlingGen.Runtime.Tests.Http;

/// <summary>A generated type as the emitter would write it, cut to one member.</summary>
internal sealed record Pet : IApiModel<Pet>
{
    public const string Invalid = "!";

    public string? Name { get; init; }

    public static Pet Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? new Pet { Name = document.RootElement.TryGetProperty("name", out var name) ? name.GetString() : null }
            : throw new JsonException("not an object");
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteEndObject();
    }

    public void Validate(ref ValidationContext context)
    {
        if (Name == Invalid)
        {
            context.AddError("/name", "pattern", "Must be a name.");
        }
    }
}
