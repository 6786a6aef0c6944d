namespace KlingGen.SpecCompiler.Emit;

/// <summary>A parameter of a client's method.</summary>
/// <param name="Name">The C# name, escaped where it is a keyword.</param>
/// <param name="Type">The C# type with its nullability.</param>
internal sealed record ClientArgument(string Name, string Type, bool IsOptional, string Text);
