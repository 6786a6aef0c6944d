using System.Text.Json.Serialization;

namespace KlingGen.Benchmarks.Load;

[JsonSerializable(typeof(LoadReport))]
internal sealed partial class LoadContext : JsonSerializerContext;
