using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>A value that rules speak of.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Value">A C# expression without effects, which is not null.</param>
/// <param name="Context">The C# name of the validation context.</param>
internal readonly record struct RuleTarget(TypeRef Type, string Value, string Context);
