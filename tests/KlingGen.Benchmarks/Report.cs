using System.Globalization;
using System.Text.Json;

namespace KlingGen.Benchmarks;

/// <summary>What was measured, beside the budgets and the last run.</summary>
internal static class Report
{
    private static readonly string s_path = Path.Combine("artifacts", "benchmarks.json");

    /// <summary>Prints the results as they come, and keeps them for the next run.</summary>
    public static void Write(IEnumerable<Result> results)
    {
        var kept = File.Exists(s_path)
            ? JsonSerializer.Deserialize(File.ReadAllText(s_path), ReportContext.Default.DictionaryStringDouble)!
            : [];
        foreach (var result in results)
        {
            var key = $"{result.Name} ({result.Unit})";
            var last = kept.TryGetValue(key, out var value) ? value.ToString("0.##", CultureInfo.InvariantCulture) : "-";
            kept[key] = Math.Round(result.Value, 3);
            var verdict = result.Value > result.Budget ? "  over budget" : "";
            var budget = result.Budget?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";
            Console.WriteLine($"{key,-56} {result.Value,9:0.##}   budget {budget,6}   last {last,8}{verdict}");
            if (result.Note is { } note)
            {
                Console.WriteLine("    " + note);
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(s_path)!);
        File.WriteAllText(s_path, JsonSerializer.Serialize(kept, ReportContext.Default.DictionaryStringDouble) + "\n");
    }
}
