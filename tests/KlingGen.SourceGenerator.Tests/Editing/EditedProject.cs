namespace KlingGen.SourceGenerator.Tests.Editing;

/// <summary>Documents and what a compiler has generated of them, which remembers what it did before.</summary>
internal sealed class EditedProject
{
    private EditedProject(IReadOnlyList<EditedSpec> specs, GeneratorRun run)
    {
        Specs = specs;
        Run = run;
    }

    public IReadOnlyList<EditedSpec> Specs { get; }

    public GeneratorRun Run { get; }

    public static EditedProject Of(IReadOnlyList<EditedSpec> specs) =>
        new(specs, GeneratorRun.Of([.. specs.Select(static spec => spec.Text)]));

    public EditedProject After(EditedSpec old, EditedSpec edited) =>
        new([.. Specs.Select(spec => spec == old ? edited : spec)], Run.After(old.Text, edited.Text));

    public EditedProject Without(EditedSpec removed) =>
        new([.. Specs.Where(spec => spec != removed)], Run.Without(removed.Text));

    public EditedProject With(EditedSpec added) => new([.. Specs, added], Run.With(added.Text));

    /// <summary>What a compiler that remembers nothing makes of the documents must be the same: sources and diagnostics.</summary>
    public void ShouldBeAsAfresh(string because)
    {
        var fresh = Of(Specs).Run;
        Lines(Run).Except(Lines(fresh)).Should().BeEmpty("nothing should be left of what was; " + because);
        Lines(fresh).Except(Lines(Run)).Should().BeEmpty("nothing should be missing; " + because);
        Sources(Run).Should().Equal(Sources(fresh), because);
        Run.Diagnostics.Should().Equal(fresh.Diagnostics, because);
    }

    private static IEnumerable<string> Lines(GeneratorRun run) =>
        Sources(run).SelectMany(static source => source.Split('\n')).Concat(run.Diagnostics);

    private static IEnumerable<string> Sources(GeneratorRun run)
    {
        run.Result.Exception.Should().BeNull();
        return run.Result.GeneratedSources.Select(static source => source.HintName + "\n" + source.SourceText)
            .Order(StringComparer.Ordinal);
    }
}
