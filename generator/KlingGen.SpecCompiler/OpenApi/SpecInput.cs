namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>A document and what the project says about it.</summary>
/// <param name="HintName">The prefix of the emitted files' names, unique among the inputs.</param>
/// <param name="Requested">The places in it that other documents refer to: what stands there becomes types of this document, though nothing in it may lead there.</param>
/// <param name="Spelled">The names that all documents of the namespace spell out for their schemas.</param>
internal sealed record SpecInput(
    SpecDocument Document, SpecOptions Options, string HintName, EquatableArray<string> Requested, EquatableArray<string> Spelled);
