namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>Finds out which documents each document needs.</summary>
internal static class Linker
{
    public static IReadOnlyList<LinkedSpec> Link(IReadOnlyList<(SpecDocument Document, SpecOptions Options)> documents)
    {
        var inputs = new Dictionary<string, SpecInput>(StringComparer.Ordinal);
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var requested = Requested(documents);
        var spelled = Spelled(documents);
        foreach (var (document, options) in documents)
        {
            if (!inputs.ContainsKey(document.Path))
            {
                inputs.Add(document.Path, new SpecInput(
                    document,
                    options,
                    HintName(document.Path, hints),
                    requested.TryGetValue(document.Path, out var places) ? places.ToEquatableArray() : default,
                    spelled[options.Namespace]));
            }
        }

        var linked = new List<LinkedSpec>(inputs.Count);
        foreach (var (document, _) in documents)
        {
            var root = inputs[document.Path];
            if (ReferenceEquals(root.Document, document))
            {
                linked.Add(new LinkedSpec(root, Closure(root, inputs)));
            }
        }

        return linked;
    }

    private static Dictionary<string, EquatableArray<string>> Spelled(IReadOnlyList<(SpecDocument Document, SpecOptions Options)> documents) =>
        documents.GroupBy(static item => item.Options.Namespace, StringComparer.Ordinal).ToDictionary(
            static group => group.Key,
            static group => new SortedSet<string>(group.SelectMany(static item => item.Document.SpelledNames), StringComparer.Ordinal).ToEquatableArray(),
            StringComparer.Ordinal);

    private static Dictionary<string, SortedSet<string>> Requested(IReadOnlyList<(SpecDocument Document, SpecOptions Options)> documents)
    {
        var requested = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (path, fragment) in documents.SelectMany(static item => item.Document.ReferredPlaces))
        {
            if (!requested.TryGetValue(path, out var places))
            {
                requested.Add(path, places = new SortedSet<string>(StringComparer.Ordinal));
            }

            places.Add(fragment);
        }

        return requested;
    }

    private static EquatableArray<SpecInput> Closure(SpecInput root, Dictionary<string, SpecInput> inputs)
    {
        var found = new SortedDictionary<string, SpecInput>(StringComparer.Ordinal);
        var pending = new Stack<SpecInput>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            foreach (var path in pending.Pop().Document.References)
            {
                if (path != root.Document.Path && !found.ContainsKey(path) && inputs.TryGetValue(path, out var input))
                {
                    found.Add(path, input);
                    pending.Push(input);
                }
            }
        }

        return found.Values.ToEquatableArray();
    }

    /// <summary>The file's name without its ending; where two files share it, with as many folders before it as tell them apart.</summary>
    private static string HintName(string path, HashSet<string> taken)
    {
        var start = path.LastIndexOf('/') + 1;
        var end = path.LastIndexOf('.');
        if (end <= start)
        {
            end = path.Length;
        }

        var hint = Clean(path.Substring(start, end - start));
        while (!taken.Add(hint))
        {
            if (start == 0)
            {
                hint += "_";
                continue;
            }

            start = start < 2 ? 0 : path.LastIndexOf('/', start - 2) + 1;
            hint = Clean(path.Substring(start, end - start));
        }

        return hint;
    }

    private static string Clean(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (characters[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.'))
            {
                characters[i] = characters[i] == '/' ? '.' : '_';
            }
        }

        return new string(characters);
    }
}
