namespace KlingGen.SpecCompiler.Emit;

/// <summary>One method of a client.</summary>
/// <param name="Documentation">The lines of its documentation.</param>
/// <param name="Signature">Its return type, name and parameters.</param>
/// <param name="Body">The lines of the expression that it returns.</param>
internal sealed record ClientMethod(string Documentation, string Signature, IReadOnlyList<string> Body, bool IsObsolete);
