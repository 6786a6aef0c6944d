namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>A document and what the project says about it.</summary>
/// <param name="HintName">The prefix of the emitted files' names, unique among the inputs.</param>
internal sealed record SpecInput(SpecDocument Document, SpecOptions Options, string HintName);
