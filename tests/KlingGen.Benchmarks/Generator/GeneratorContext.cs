using System.Text.Json.Serialization;

namespace KlingGen.Benchmarks.Generator;

[JsonSerializable(typeof(FirstRun))]
[JsonSerializable(typeof(ChainRun))]
[JsonSerializable(typeof(IReadOnlyList<EditRun>))]
internal sealed partial class GeneratorContext : JsonSerializerContext;
