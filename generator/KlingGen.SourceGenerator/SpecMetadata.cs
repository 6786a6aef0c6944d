using System.Globalization;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SourceGenerator;

/// <summary>The metadata of an item, and what is wrong with it.</summary>
/// <param name="path">The item's file, where diagnostics are reported.</param>
/// <param name="valueOf">The value of a name; null where there is none.</param>
internal sealed class SpecMetadata(string path, Func<string, string?> valueOf)
{
    private readonly List<SpecDiagnostic> _diagnostics = [];

    public EquatableArray<SpecDiagnostic> Diagnostics => new([.. _diagnostics]);

    /// <summary>The namespace that the item asks for, else the project's. What the project is called is no wish of anybody's.</summary>
    public string Namespace(string? ofProject)
    {
        if (valueOf("Namespace") is not { } asked)
        {
            return NamespaceName.Create(ofProject ?? "OpenApi");
        }

        var name = NamespaceName.Create(asked);
        if (name != asked)
        {
            Report(SpecDescriptors.NamespaceChanged, asked, name);
        }

        return name;
    }

    /// <summary>Whether a value is the second of two.</summary>
    public bool Choice(string name, string first, string second)
    {
        var value = valueOf(name);
        var isSecond = string.Equals(value, second, StringComparison.OrdinalIgnoreCase);
        if (value is not null && !isSecond && !string.Equals(value, first, StringComparison.OrdinalIgnoreCase))
        {
            Report(SpecDescriptors.InvalidMetadata, name, value, $"{first} and {second}", first);
        }

        return isSecond;
    }

    private void Report(SpecDescriptor descriptor, params object[] arguments) => _diagnostics.Add(new SpecDiagnostic(
        descriptor, path, 1, 1, string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments)) { Length = 0 });
}
