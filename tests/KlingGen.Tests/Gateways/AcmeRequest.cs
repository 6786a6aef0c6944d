using System.Text.Json;
using KlingGen.Runtime;

namespace KlingGen.Tests.Gateways;

/// <summary>The request of an invented API, as the build would make it of a document.</summary>
internal sealed record AcmeRequest : IApiModel<AcmeRequest>, IVideoRequest
{
    public string? Engine { get; init; }

    public string? Scene { get; init; }

    public string? Ticket { get; init; }

    public static AcmeRequest Read(ref Utf8JsonReader reader)
    {
        var json = JsonElement.ParseValue(ref reader);
        return new AcmeRequest { Engine = Text("engine"), Scene = Text("scene"), Ticket = Text("ticket") };

        string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in new[] { ("engine", Engine), ("scene", Scene), ("ticket", Ticket) })
        {
            if (value is not null)
            {
                writer.WriteString(name, value);
            }
        }

        writer.WriteEndObject();
    }

    public void Validate(ref ValidationContext context)
    {
        if (Scene is null)
        {
            context.AddError("", "required", "There is no scene.");
        }
    }
}
