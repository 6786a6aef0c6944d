using System.Text.Json;
using System.Text.Json.Serialization;

namespace KlingGen.Serialization;

/// <summary>A handle as its text.</summary>
internal sealed class TaskHandleConverter : JsonConverter<TaskHandle>
{
    public override TaskHandle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TaskHandle.TryParse(reader.GetString(), out var handle)
            ? handle
            : throw new JsonException("This is no task handle. A handle is a text such as 'emulator/text2video/task_01'.");

    public override void Write(Utf8JsonWriter writer, TaskHandle value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override TaskHandle ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TaskHandle.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TaskHandle value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
