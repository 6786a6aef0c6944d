using System.Runtime.CompilerServices;

namespace KlingGen.SourceGenerator.Tests.Editing;

/// <summary>A compiler in an editor lives for days: of documents that were edited it keeps nothing.</summary>
public sealed class ForgottenDocumentTests
{
    [Theory]
    [InlineData("common.yaml")]
    [InlineData("left.yaml")]
    [InlineData("right.yaml")]
    [InlineData("shirt.yaml")]
    public void An_edited_document_is_forgotten(string path)
    {
        var (run, old) = Edited(path, static spec => spec.Moved());

        ShouldBeForgotten(run, old);
    }

    [Theory]
    [InlineData("common.yaml")]
    [InlineData("left.yaml")]
    [InlineData("orders.yaml")]
    public void A_document_that_says_something_else_is_forgotten_as_it_was(string path)
    {
        var (run, old) = Edited(path, static spec => spec.After(static root => root["components"]!["schemas"]!.AsObject()
            .First().Value!["description"] = "Another one."));

        ShouldBeForgotten(run, old);
    }

    [Fact]
    public void A_document_that_was_removed_is_forgotten()
    {
        var (run, old) = Removed("hooks.yaml");

        ShouldBeForgotten(run, old);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference<object> Old) Edited(string path, Func<EditedSpec, EditedSpec> edit)
    {
        // Documents of their own, as others compile the shared ones.
        var specs = EditedSpecs.All.Select(static spec => spec.Moved()).ToList();
        var before = EditedProject.Of(specs);
        var spec = specs.Find(spec => spec.Path == path)!;
        return (before.After(spec, edit(spec)).Run.Again(), Document(before.Run, path));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference<object> Old) Removed(string path)
    {
        var specs = EditedSpecs.All.Select(static spec => spec.Moved()).ToList();
        var before = EditedProject.Of(specs);
        return (before.Without(specs.Find(spec => spec.Path == path)!).Run.Again(), Document(before.Run, path));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<object> Document(GeneratorRun run, string path)
    {
        var parsed = run.Result.TrackedSteps[TrackingNames.Parse].SelectMany(static step => step.Outputs)
            .Select(static output => (ParsedSpec)output.Value)
            .Single(parsed => parsed.Document.Path.EndsWith(path, StringComparison.Ordinal));
        return new WeakReference<object>(parsed.Document.Root!);
    }

    private static void ShouldBeForgotten(GeneratorRun run, WeakReference<object> old)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        old.TryGetTarget(out _).Should().BeFalse("only the edited text is a part of the project");
        GC.KeepAlive(run);
    }
}
