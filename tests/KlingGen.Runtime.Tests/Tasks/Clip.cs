using System.Text.Json;

namespace KlingGen.Runtime.Tests.Tasks;

/// <summary>A request as the build would make it of a document.</summary>
internal sealed record Clip(string Text, string? Model = null) : IVideoRequest
{
    /// <summary>How often it was written.</summary>
    public int Writes { get; private set; }

    public void Write(Utf8JsonWriter writer)
    {
        Writes++;
        writer.WriteStartObject();
        writer.WriteString("text", Text);
        if (Model is not null)
        {
            writer.WriteStartObject("engine");
            writer.WriteString("name", Model);
            writer.WriteNumber("speed", 2);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public void Validate(ref ValidationContext context)
    {
    }
}
