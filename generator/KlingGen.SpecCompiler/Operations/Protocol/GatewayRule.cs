using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>A rule schema of a gateway's document.</summary>
/// <param name="Set">The C# class of the rule set.</param>
/// <param name="Target">The type that it constrains.</param>
/// <param name="Statements">What it says of single members.</param>
internal sealed record GatewayRule(ModelRef Set, TypeRef Target, Schema Schema, IReadOnlyList<RuleStatement> Statements);
