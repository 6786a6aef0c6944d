using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>An array that rules speak of.</summary>
/// <param name="Value">The C# expression of the array.</param>
/// <param name="Count">The C# expression of its length.</param>
/// <param name="Item">The type of its items.</param>
/// <param name="Type">The type of the array itself.</param>
internal sealed record ArrayOperand(string Value, string Count, TypeRef Item, TypeRef Type);
