using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>What is wrong with a reference: it leads nowhere, or not where it is meant.</summary>
/// <param name="Descriptor">What is told.</param>
/// <param name="At">Where that is told.</param>
/// <param name="Arguments">What the message names.</param>
internal readonly record struct ReferenceProblem(SpecDescriptor Descriptor, SpecNode At, params object[] Arguments);
