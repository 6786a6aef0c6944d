using System.Globalization;

namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>Collects the diagnostics of one document.</summary>
internal sealed class DiagnosticBag
{
    private readonly HashSet<SpecDiagnostic> _seen = new(SpecDiagnosticComparer.Instance);
    private readonly List<SpecDiagnostic> _diagnostics = [];

    public IReadOnlyList<SpecDiagnostic> Diagnostics => _diagnostics;

    public void Report(SpecDescriptor descriptor, string path, int line, int column, params object[] arguments) =>
        Report(descriptor, path, new SourceSpan(line, column, 1), arguments);

    public void Report(SpecDescriptor descriptor, string path, SourceSpan at, params object[] arguments) =>
        Add(descriptor, path, at, null, arguments);

    public void Report(SpecDescriptor descriptor, string path, SourceSpan at, SpecAnchor anchor, params object[] arguments) =>
        Add(descriptor, path, at, anchor, arguments);

    private void Add(SpecDescriptor descriptor, string path, SourceSpan at, SpecAnchor? anchor, object[] arguments)
    {
        var message = string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments);
        var diagnostic = new SpecDiagnostic(descriptor, path, at.Line, at.Column, message) { Length = at.Length, Anchor = anchor };
        if (_seen.Add(diagnostic))
        {
            _diagnostics.Add(diagnostic);
        }
    }
}
