using KlingGen.SpecCompiler.Binding.Protocol;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Binds one document. Documents that it refers to are bound as far as their names are needed.</summary>
internal sealed class BindingSession
{
    private readonly Dictionary<SpecDocument, DocumentScope> _scopes = [];
    private readonly DiagnosticBag _diagnostics = new();

    /// <summary>What is wrong in how tasks are made. Only a gateway's document puts that together, so that it tells it of all documents
    /// that it is made of.</summary>
    private readonly DiagnosticBag _protocol = new();
    private readonly SpecInput _root;
    private readonly EquatableArray<string> _others;
    private readonly Dictionary<string, SpecInput> _inputs;
    private readonly SpecReader _reader;
    private readonly SchemaBinder _schemas;
    private readonly AssertionBinder _assertions;
    private readonly DocumentationBinder _documentation;
    private readonly CancellationToken _cancellationToken;

    public BindingSession(LinkedSpec spec, CancellationToken cancellationToken)
    {
        _root = spec.Root;
        _others = spec.Others.Select(static other => other.Document.Path).ToEquatableArray();
        _cancellationToken = cancellationToken;
        _inputs = new(StringComparer.Ordinal) { [spec.Root.Document.Path] = spec.Root };
        foreach (var other in spec.Others)
        {
            _inputs.Add(other.Document.Path, other);
        }

        _reader = new SpecReader(_inputs, _diagnostics);
        _schemas = new SchemaBinder(_reader, Traversed);
        _assertions = new AssertionBinder(_reader, _schemas);
        _documentation = new DocumentationBinder(_reader);
    }

    public BindingResult Bind()
    {
        var document = _root.Document;

        // A list that others refer to is an example, or schemas side by side.
        var isPart = document.Root is YamlSequence && _root.Requested.Count > 0;
        if (document.Root is YamlSequence list && !isPart)
        {
            _diagnostics.Report(SpecDescriptors.NotAnObject, document.Path, list.Line, list.Column);
        }

        var model = isPart || document.Root is YamlMapping ? BindModel(Traversed(document)) : null;
        return new BindingResult(document.Path, _others, model, Findings(document).ToEquatableArray());
    }

    /// <returns>Null where the types of the document cannot all be told.</returns>
    private DocumentModel? BindModel(DocumentScope scope)
    {
        var requests = new VideoRequests(_reader, _schemas);
        var types = new TypeModelBinder(_schemas, _assertions, _documentation, _reader, requests);
        var models = new List<TypeModel>();
        BindDeclarations(scope, types, models);
        if (_schemas.IsTooEntangled)
        {
            return null;
        }

        var rules = types.BindRuleSets(scope).ToList();
        var operations = new OperationBinder(_reader, _schemas, _assertions, _documentation, rules);
        var client = operations.BindClient(scope);
        var webhooks = operations.BindWebhooks(scope, types);

        // Operations' parameters and bodies may have found types that no component names.
        BindDeclarations(scope, types, models);
        var gateway = scope.Document.Root is YamlMapping && !_schemas.IsTooEntangled
            ? Gateways(scope, requests).Bind(client, operations.Bound, rules)
            : null;
        var unused = new HashSet<string>(operations.Unused.Where(declaration => declaration.Scope == scope).Select(static declaration => declaration.Reference.Name), StringComparer.Ordinal);
        models.RemoveAll(model => unused.Contains(model.Name));
        CheckUnusedRules(scope);
        return _schemas.IsTooEntangled ? null : new DocumentModel(
            ReferencePath.FileName(scope.Document.Path), _root.HintName, _root.Options.Namespace, scope.Resolver, models.Concat(rules).ToEquatableArray(), client, webhooks, gateway);
    }

    private GatewayBinder Gateways(DocumentScope scope, VideoRequests requests) =>
        new(new SpecReader(_inputs, _protocol), new SpecReader(_inputs, new DiagnosticBag()), _schemas, requests, scope);

    /// <summary>Makes models of the declarations that have none yet. Binding members finds further types, which line up behind.</summary>
    private void BindDeclarations(DocumentScope scope, TypeModelBinder types, List<TypeModel> models)
    {
        while (models.Count < scope.Declarations.Count && !_schemas.IsTooEntangled)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            models.Add(types.Bind(scope.Declarations[models.Count]));
        }
    }

    /// <summary>What was found in the document's text and meaning.</summary>
    private IEnumerable<SpecDiagnostic> Findings(SpecDocument document)
    {
        var used = new Lazy<UsedReferences>(() => new UsedReferences(document, _reader.TryResolve));
        var found = _diagnostics.Diagnostics.Where(diagnostic => diagnostic.Path == document.Path).ToList();
        var explained = new HashSet<(int, int)>(Explained(document.Diagnostics, found));
        bool IsCause(SpecDiagnostic diagnostic) => !IsConsequence(diagnostic) || !explained.Contains((diagnostic.Line, diagnostic.Column));
        return document.Diagnostics.Concat(found
            .Where(IsCause)
            .Select(diagnostic => IsOfReference(diagnostic) && !used.Value.Contains(diagnostic.Line, diagnostic.Column) ? Unused(diagnostic) : diagnostic))
            .Concat(_protocol.Diagnostics.Except(found).Where(diagnostic => diagnostic.Path != document.Path || IsCause(diagnostic)));
    }

    /// <summary>The places where a finding says why others are made there: a syntax error, or a circle of references.</summary>
    private static IEnumerable<(int Line, int Column)> Explained(IEnumerable<SpecDiagnostic> ofText, IEnumerable<SpecDiagnostic> ofMeaning) => ofText
        .Where(static diagnostic => diagnostic.Descriptor.Severity == SpecSeverity.Error)
        .Concat(ofMeaning.Where(static diagnostic => diagnostic.Descriptor == SpecDescriptors.CircularReference))
        .Select(static diagnostic => (diagnostic.Line, diagnostic.Column));

    private static bool IsConsequence(SpecDiagnostic diagnostic) =>
        diagnostic.Descriptor == SpecDescriptors.InvalidType || diagnostic.Descriptor == SpecDescriptors.InvalidValue || diagnostic.Descriptor == SpecDescriptors.EndlessSchema;

    private static bool IsOfReference(SpecDiagnostic diagnostic) =>
        diagnostic.Descriptor == SpecDescriptors.DanglingReference || diagnostic.Descriptor == SpecDescriptors.UnknownFile || diagnostic.Descriptor == SpecDescriptors.RemoteReference;

    /// <summary>What nobody uses should not keep anybody from using the rest.</summary>
    private static SpecDiagnostic Unused(SpecDiagnostic diagnostic) => diagnostic with
    {
        Descriptor = SpecDescriptors.UnusedReference,
        Message = string.Format(System.Globalization.CultureInfo.InvariantCulture, SpecDescriptors.UnusedReference.MessageFormat, diagnostic.Message),
    };

    /// <summary>Components that become no type have rules too, and what is wrong in them is wrong though nobody refers to them.</summary>
    private void CheckUnusedRules(DocumentScope scope)
    {
        foreach (var schema in scope.Components)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (schema["x-constrains"] is null && _schemas.Bind(schema, "").Type is not ModelRef and var type)
            {
                _assertions.BeyondType([schema], type);
            }
        }
    }

    /// <summary>A document's scope, with its components and the inline schemas of its own operations named.</summary>
    private DocumentScope Traversed(SpecDocument document)
    {
        if (!_scopes.TryGetValue(document, out var scope))
        {
            scope = new DocumentScope(_inputs[document.Path]);
            _scopes.Add(document, scope);
        }

        if (!scope.Traversed)
        {
            scope.Traversed = true;
            new DocumentTraversal(_reader, _schemas, scope).Run();
        }

        return scope;
    }
}
