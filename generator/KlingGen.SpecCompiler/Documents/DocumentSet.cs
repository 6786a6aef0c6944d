using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>The documents of one compilation by path, with their declarations as soon as they are made.</summary>
internal sealed class DocumentSet
{
    private readonly Dictionary<string, SpecInput> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<SpecDocument, DeclaredNames> _names = [];
    private readonly Dictionary<string, NamespaceNames> _spelled = new(StringComparer.Ordinal);

    public DocumentSet(IReadOnlyList<SpecInput> inputs)
    {
        Inputs = inputs;
        foreach (var input in inputs)
        {
            _inputs.Add(input.Document.Path, input);
        }

        foreach (var group in inputs.GroupBy(static input => input.Options.Namespace, StringComparer.Ordinal))
        {
            var spelled = group.SelectMany(static input => SpelledNames.Of(input.Document, input.Requested));
            var clients = group.Select(static input => input.ChosenClient).OfType<string>();
            _spelled.Add(group.Key, new NamespaceNames(spelled, clients));
        }
    }

    public IReadOnlyList<SpecInput> Inputs { get; }

    public SpecInput? Find(string path) => _inputs.TryGetValue(path, out var input) ? input : null;

    public SpecInput Of(SpecDocument document) => _inputs[document.Path];

    /// <summary>The names that the documents of a namespace spell out.</summary>
    public NamespaceNames SpelledIn(string ns) => _spelled[ns];

    /// <summary>A document's declarations; null before they are made.</summary>
    public DeclaredNames? NamesOf(SpecDocument document) => _names.TryGetValue(document, out var names) ? names : null;

    public void Add(DeclaredNames names) => _names.Add(names.Input.Document, names);
}
