using System.Collections.Immutable;
using System.Text;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Documents;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KlingGen.SourceGenerator;

/// <summary>Compiles the project's <c>OpenApiSpec</c> items while the project builds. It never looks at the compilation,
/// so an edit of C# costs nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OpenApiGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var specs = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => SpecItem.Read(pair.Left, pair.Right, cancellationToken))
            .Where(static item => item is not null)
            .WithTrackingName(TrackingNames.Item)
            .Select(static (item, cancellationToken) => ParsedSpec.Parse(item!, cancellationToken))
            .WithTrackingName(TrackingNames.Parse);

        var all = specs.Collect();
        var bindings = all
            .SelectMany(static (all, cancellationToken) => Declare(all, cancellationToken))
            .WithTrackingName(TrackingNames.Declare)
            .Select(static (declared, cancellationToken) => DocumentBinder.Bind(declared, cancellationToken))
            .WithTrackingName(TrackingNames.Bind);

        var plan = bindings
            .Collect()
            .Select(static (bindings, _) => EmissionPlan.Of(bindings))
            .WithTrackingName(TrackingNames.Plan);

        var emitted = bindings
            .Combine(plan)
            .Select(static (pair, _) => pair.Right.Emitted(pair.Left))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

        var models = emitted
            .Select(static (model, _) => model.WithoutGateway())
            .WithTrackingName(TrackingNames.Model);

        var gateways = emitted
            .Select(static (model, _) => model.Gateway)
            .WithTrackingName(TrackingNames.Gateway);

        var lists = bindings
            .Collect()
            .Combine(plan)
            .Select(static (pair, _) => GatewayLists.Of(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.GatewayLists);

        var diagnostics = bindings
            .Collect()
            .Combine(all)
            .Select(static (pair, cancellationToken) => CollectedDiagnostics.Collect(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Diagnostics);

        var page = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => DiagnosticsPage.Read(provider))
            .WithTrackingName(TrackingNames.DiagnosticsPage);

        context.RegisterSourceOutput(models, static (output, model) => Emit(output, model));
        context.RegisterSourceOutput(
            gateways, static (output, gateway) => Add(output, gateway is null ? [] : [GatewayEmitter.Emit(gateway)]));
        context.RegisterSourceOutput(lists, static (output, lists) => Add(output, GatewayListEmitter.Emit(lists)));
        context.RegisterSourceOutput(diagnostics.Combine(page), static (output, pair) => Report(output, pair.Left, pair.Right));
    }

    private static IReadOnlyList<DeclaredDocument> Declare(ImmutableArray<ParsedSpec> all, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var documents = new List<(SpecDocument, SpecOptions)>(all.Length);
        foreach (var spec in all)
        {
            documents.Add((spec.Document, spec.Options));
        }

        return Declarer.Declare(documents, cancellationToken);
    }

    private static void Emit(SourceProductionContext output, DocumentModel model) =>
        Add(output, Emitter.Emit(model, output.CancellationToken));

    private static void Add(SourceProductionContext output, IEnumerable<EmittedFile> files)
    {
        foreach (var file in files)
        {
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void Report(SourceProductionContext output, EquatableArray<SpecDiagnostic> diagnostics, string? page)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(RoslynDiagnostics.Create(diagnostic, page));
        }
    }
}
