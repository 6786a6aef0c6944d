using System.Text.Json.Serialization;

namespace KlingGen.Benchmarks;

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class ReportContext : JsonSerializerContext;
