using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Finds out of each document what only shows beside the others: what its files are called, and what is asked of it.</summary>
internal static class SpecInputs
{
    /// <returns>The documents in their order, each path once.</returns>
    public static IReadOnlyList<SpecInput> Of(IReadOnlyList<(SpecDocument Document, SpecOptions Options)> documents)
    {
        var requested = RequestedParts.Of(documents.Select(static item => item.Document));
        var inputs = new List<SpecInput>(documents.Count);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (document, options) in documents)
        {
            if (paths.Add(document.Path))
            {
                var places = requested.TryGetValue(document.Path, out var found) ? found : default;
                inputs.Add(new SpecInput(document, options, HintName(document.Path, hints), places));
            }
        }

        return inputs;
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
