using System.Text.Json;
using KlingGen.Runtime;

namespace KlingGen.Cli.Output;

/// <summary>What the rules of gateways say of a request, for a person and for a program.</summary>
internal static class VerdictText
{
    /// <summary>For whom the request is valid, then for whom it is not and why.</summary>
    public static List<string> Lines(IReadOnlyList<KeyValuePair<string, ValidationResult>> verdicts)
    {
        var lines = new List<string>();
        var valid = verdicts.Where(static verdict => verdict.Value.IsValid).Select(static verdict => verdict.Key).ToList();
        if (valid.Count > 0)
        {
            lines.Add($"Valid for {Sentences.And(valid)}.");
        }

        foreach (var (gateway, verdict) in verdicts.Where(static verdict => !verdict.Value.IsValid))
        {
            lines.Add($"Invalid for {gateway}: {(verdict.Errors.Count == 1 ? "1 error" : $"{verdict.Errors.Count} errors")}.");
            lines.AddRange(ValidationText.Lines(verdict.Errors).Select(static line => "  " + line));
        }

        return lines;
    }

    /// <summary>What is doubtful; what not all gateways say names those that do.</summary>
    public static List<string> Warnings(IReadOnlyList<KeyValuePair<string, ValidationResult>> verdicts)
    {
        var said = new List<KeyValuePair<string, List<string>>>();
        foreach (var (gateway, verdict) in verdicts)
        {
            foreach (var line in ValidationText.Lines(verdict.Warnings))
            {
                if (said.Find(known => known.Key == line).Value is not { } gateways)
                {
                    said.Add(KeyValuePair.Create(line, gateways = []));
                }

                gateways.Add(gateway);
            }
        }

        return said.ConvertAll(known => $"warning{(known.Value.Count == verdicts.Count ? "" : $" ({string.Join(", ", known.Value)})")}: {known.Key}");
    }

    /// <summary>The verdict of one gateway.</summary>
    public static string Json(ValidationResult verdict) => JsonLine.Of(writer => Write(writer, verdict));

    /// <summary>The verdicts of several, by their names.</summary>
    public static string Json(IReadOnlyList<KeyValuePair<string, ValidationResult>> verdicts) => JsonLine.Of(writer =>
    {
        writer.WriteBoolean("valid", verdicts.Any(static verdict => verdict.Value.IsValid));
        writer.WriteStartObject("gateways");
        foreach (var (gateway, verdict) in verdicts)
        {
            writer.WriteStartObject(gateway);
            Write(writer, verdict);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, ValidationResult verdict)
    {
        writer.WriteBoolean("valid", verdict.IsValid);
        ValidationText.Write(writer, "errors", verdict.Errors);
        if (verdict.Warnings.Count > 0)
        {
            ValidationText.Write(writer, "warnings", verdict.Warnings);
        }
    }
}
