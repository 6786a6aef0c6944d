namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>The two halves of a <c>$ref</c>, and the file that its first half names.</summary>
internal static class ReferencePath
{
    /// <summary>The halves as they are written.</summary>
    public static (string File, string Fragment) Split(string reference)
    {
        var hash = reference.IndexOf('#');
        return hash < 0 ? (reference, "") : (reference.Substring(0, hash), reference.Substring(hash + 1));
    }

    public static bool IsRemote(string file) =>
        file.IndexOf("://", StringComparison.Ordinal) > 0 || file.StartsWith("urn:", StringComparison.Ordinal);

    /// <summary>The paths that a file of a reference may mean, the likelier one first: decoded, then as it is written.</summary>
    public static IEnumerable<string> Meant(string basePath, string file)
    {
        var decoded = Unescape(file);
        yield return Resolve(basePath, decoded);
        if (decoded != file)
        {
            yield return Resolve(basePath, file);
        }
    }

    public static string Normalize(string path)
    {
        path = path.Replace('\\', '/');
        var rooted = path.StartsWith("/", StringComparison.Ordinal);
        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
            {
                continue;
            }

            if (segment == ".." && kept.Count > 0 && kept[kept.Count - 1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment != ".." || !rooted)
            {
                kept.Add(segment);
            }
        }

        return (rooted ? "/" : "") + string.Join("/", kept);
    }

    public static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>A text without its percent-encoding, where it has one.</summary>
    public static string Unescape(string text)
    {
        if (text.IndexOf('%') < 0)
        {
            return text;
        }

        try
        {
            return Uri.UnescapeDataString(text);
        }
        catch (UriFormatException)
        {
            return text;
        }
    }

    /// <summary>Resolves <paramref name="file"/> against the folder of <paramref name="basePath"/>, with <c>.</c> and <c>..</c>
    /// folded.</summary>
    private static string Resolve(string basePath, string file)
    {
        file = file.Replace('\\', '/');
        if (IsRooted(file))
        {
            return Normalize(file);
        }

        return Normalize(basePath.Substring(0, basePath.LastIndexOf('/') + 1) + file);
    }

    private static bool IsRooted(string path) =>
        path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':' && path[2] == '/');
}
