using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>What a rule schema says of one member without a condition.</summary>
/// <param name="Pointer">The member.</param>
/// <param name="IsWarning">Whether what is said only warns.</param>
internal readonly record struct RuleStatement(string Pointer, Schema Schema, bool IsWarning);
