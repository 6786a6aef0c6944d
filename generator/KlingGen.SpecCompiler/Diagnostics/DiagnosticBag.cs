using System.Globalization;

namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>Collects the diagnostics of one document.</summary>
internal sealed class DiagnosticBag
{
    private readonly HashSet<SpecDiagnostic> _seen = [];
    private readonly List<SpecDiagnostic> _diagnostics = [];

    public IReadOnlyList<SpecDiagnostic> Diagnostics => _diagnostics;

    public void Report(SpecDescriptor descriptor, string path, int line, int column, params object[] arguments)
    {
        var message = string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments);
        var diagnostic = new SpecDiagnostic(descriptor, path, line, column, message);
        if (_seen.Add(diagnostic))
        {
            _diagnostics.Add(diagnostic);
        }
    }
}
