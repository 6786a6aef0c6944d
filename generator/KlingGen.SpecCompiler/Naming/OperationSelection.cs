using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Which operations of a document the project wants.</summary>
internal sealed class OperationSelection
{
    private readonly List<string> _includedTags;
    private readonly List<string> _excludedTags;
    private readonly List<string> _included;
    private readonly List<string> _excluded;

    public OperationSelection(SpecOptions options)
    {
        _includedTags = List(options.IncludeTags);
        _excludedTags = List(options.ExcludeTags);
        _included = List(options.IncludeOperations);
        _excluded = List(options.ExcludeOperations);
    }

    public bool Includes(string method, string path, Operation operation)
    {
        var isWanted = _includedTags.Count + _included.Count == 0
            || Bears(operation, _includedTags) || _included.Exists(name => IsCalled(name, method, path, operation));
        return isWanted && !Bears(operation, _excludedTags) && !_excluded.Exists(name => IsCalled(name, method, path, operation));
    }

    /// <summary>What the project asks for and no operation has: the option and the name.</summary>
    /// <param name="operations">All operations of the document.</param>
    public IEnumerable<(string Option, string Name)> Unmatched(
        IReadOnlyCollection<(string Method, string Path, Operation Operation)> operations)
    {
        foreach (var (option, names) in ((string, List<string>)[])[
            (nameof(SpecOptions.IncludeTags), _includedTags), (nameof(SpecOptions.ExcludeTags), _excludedTags)])
        {
            foreach (var name in names.Where(name => !operations.Any(one => one.Operation.Tags.Contains(name))))
            {
                yield return (option, name);
            }
        }

        foreach (var (option, names) in ((string, List<string>)[])[
            (nameof(SpecOptions.IncludeOperations), _included), (nameof(SpecOptions.ExcludeOperations), _excluded)])
        {
            foreach (var name in names.Where(name => !operations.Any(one => IsCalled(name, one.Method, one.Path, one.Operation))))
            {
                yield return (option, name);
            }
        }
    }

    private static bool Bears(Operation operation, List<string> tags) => tags.Count > 0 && operation.Tags.Any(tags.Contains);

    private static bool IsCalled(string name, string method, string path, Operation operation) =>
        name == operation.Id || string.Equals(name, $"{method} {path}", StringComparison.OrdinalIgnoreCase);

    // The build hands lists on with bars, as a semicolon begins a comment there.
    private static List<string> List(string? text) =>
        [.. (text ?? "").Split(';', '|').Select(static name => name.Trim()).Where(static name => name.Length > 0).Distinct()];
}
