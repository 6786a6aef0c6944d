namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>A kind of diagnostic, with a fixed id and severity.</summary>
/// <param name="Id"><c>KLG</c> and four digits.</param>
/// <param name="MessageFormat">What was found, what is allowed and what to do, with <c>{0}</c> placeholders.</param>
public sealed record SpecDescriptor(string Id, SpecSeverity Severity, string Title, string MessageFormat);
