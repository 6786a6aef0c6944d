using System.Globalization;
using System.Text.Json;
using KlingGen.Benchmarks;

// Usage: KlingGen.Benchmarks [FILE]. Prints what was measured beside the budgets and the last run, and writes it to the file. It never fails on a time.
var path = args.Length > 0 ? args[0] : Path.Combine("artifacts", "benchmarks.json");
var last = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), ReportContext.Default.DictionaryStringDouble) : null;
var current = new Dictionary<string, double>();
foreach (var result in JsonBenchmarks.Run().Concat(ClientBenchmarks.Run()))
{
    var key = $"{result.Name} ({result.Unit})";
    current[key] = Math.Round(result.Value, 3);
    var before = last is not null && last.TryGetValue(key, out var value) ? value.ToString("0.##", CultureInfo.InvariantCulture) : "-";
    var verdict = result.Value <= result.Budget ? "" : "  over budget";
    Console.WriteLine($"{key,-50} {result.Value,9:0.##}   budget {result.Budget,6:0.##}   last {before,8}{verdict}");
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
File.WriteAllText(path, JsonSerializer.Serialize(current, ReportContext.Default.DictionaryStringDouble) + "\n");
