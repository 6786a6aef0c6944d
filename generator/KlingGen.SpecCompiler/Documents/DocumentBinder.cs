using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Operations;
using KlingGen.SpecCompiler.Operations.Protocol;
using KlingGen.SpecCompiler.Operations.Protocol.Bundling;
using KlingGen.SpecCompiler.Rules;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Turns one declared document into the model of what will be emitted.</summary>
internal sealed class DocumentBinder
{
    private readonly DocumentSession _session;
    private readonly SpecInput _input;
    private readonly CancellationToken _cancellationToken;
    private readonly OwnNames _names;
    private readonly RuleBinder _rules;

    /// <summary>What is wrong in how tasks are made. Only a gateway's document puts that together, so that it tells it of all documents
    /// that it is made of.</summary>
    private readonly DiagnosticBag _protocol = new();

    private DocumentBinder(DocumentSession session, SpecInput input, CancellationToken cancellationToken)
    {
        _session = session;
        _input = input;
        _cancellationToken = cancellationToken;
        _names = session.OwnNamesOf(input);
        _rules = new RuleBinder(session.Types);
    }

    public static BindingResult Bind(DeclaredDocument declared, CancellationToken cancellationToken) =>
        declared.Bound(session => new DocumentBinder(session, declared.Input, cancellationToken).Bind(), cancellationToken);

    private BindingResult Bind()
    {
        var document = _input.Document;

        // A list that others refer to is an example, or schemas side by side.
        var isPart = document.IsList && _input.Requested.Count > 0;
        if (document.IsList && !isPart)
        {
            _session.Diagnostics.Report(SpecDescriptors.NotAnObject, document.Path, document.Start);
        }

        var model = isPart || document.IsObject ? BindModel(SpecRoot.Of(document, _session.Context)!) : null;
        var diagnostics = new DocumentDiagnostics(document, () => new UsedReferences(document, _session.Context.References));
        return new BindingResult(
            document.Path,
            document.ReferredDocuments.ToEquatableArray(),
            model,
            diagnostics.Of(_session.Diagnostics.Diagnostics, _protocol.Diagnostics).ToEquatableArray());
    }

    /// <returns>Null where the types of the document cannot all be told.</returns>
    private DocumentModel? BindModel(SpecRoot root)
    {
        var types = _session.Types;
        var requests = new VideoRequests(_session.Context);
        var cases = new UnionCases(types);
        var binder = new TypeModels(types, _rules, requests, cases, _names.Components);
        var models = new List<TypeModel>();
        BindTypes(binder, models);
        if (types.Limit.IsExceeded)
        {
            return null;
        }

        var sets = RuleSets.Bind(_names, types, _rules).ToList();
        var parameters = new ParameterBinder(types, _rules);
        var contents = new ContentBinder(types, _rules);
        var clients = new ClientBinder(parameters, contents, _names, sets);
        var client = root.HasPaths ? clients.Bind(root) : null;
        var webhooks = new WebhookBinder(parameters, contents, types, cases, _names).Bind();

        // Operations' parameters and bodies may have found types that no component names.
        BindTypes(binder, models);
        var gateway = root.IsObject && !types.Limit.IsExceeded
            ? new GatewayBinder(_session.ContextFor(_protocol), root, types, requests, _names).Bind(client, clients.Bound, sets)
            : null;
        var unused = new HashSet<string>(
            contents.Unused(_input.Document).Select(static declaration => declaration.Name), StringComparer.Ordinal);
        models.RemoveAll(model => unused.Contains(model.Name));
        CheckUnusedRules();
        return types.Limit.IsExceeded ? null : new DocumentModel(
            ReferencePath.FileName(_input.Document.Path),
            _input.HintName,
            _input.Options.Namespace,
            _input.Resolver,
            DiscriminatorValues.Assign(models, _input.Options.Namespace).Concat(sets).ToEquatableArray(),
            client,
            webhooks,
            gateway is null ? null : gateway with { IsInternal = _input.Options.IsInternal })
        {
            IsInternal = _input.Options.IsInternal,
            Schemas = SchemaBundler.BundleTypes(types, DeclarationsOf(models)).ToEquatableArray(),
        };
    }

    private IEnumerable<TypeDeclaration> DeclarationsOf(List<TypeModel> models)
    {
        var emitted = new HashSet<string>(models.Select(static model => model.Name), StringComparer.Ordinal);
        return _session.Types.DeclaredIn(_input.Document).Where(declaration => emitted.Remove(declaration.Name));
    }

    /// <summary>Makes models of the declarations that have none yet. Binding members finds further types, which line up behind.</summary>
    private void BindTypes(TypeModels binder, List<TypeModel> models)
    {
        var declared = _session.Types.DeclaredIn(_input.Document);
        while (models.Count < declared.Count && !_session.Types.Limit.IsExceeded)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            models.Add(binder.Bind(declared[models.Count]));
        }
    }

    /// <summary>Components that become no type have rules too, and what is wrong in them is wrong though nobody refers to them.</summary>
    private void CheckUnusedRules()
    {
        foreach (var schema in _names.Components)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!schema.Extensions.IsRuleSchema && _session.Types.TypeOf(schema) is not ModelRef and var type)
            {
                _rules.BeyondType([schema], type);
            }
        }
    }
}
