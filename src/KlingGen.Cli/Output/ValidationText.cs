using System.Text.Json;
using KlingGen.Runtime;

namespace KlingGen.Cli.Output;

/// <summary>The broken rules of a request, for a person and for a program.</summary>
internal static class ValidationText
{
    /// <summary>A line for each: where, what, and the keyword that says so.</summary>
    public static IEnumerable<string> Lines(IEnumerable<ValidationError> errors) =>
        errors.Select(static error => $"{(error.InstanceLocation.Length == 0 ? "(the whole request)" : error.InstanceLocation)}: {error.Message} [{error.Keyword}]");

    public static void Write(Utf8JsonWriter writer, string name, IEnumerable<ValidationError> errors)
    {
        writer.WriteStartArray(name);
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("instanceLocation", error.InstanceLocation);
            writer.WriteString("keyword", error.Keyword);
            writer.WriteString("message", error.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
