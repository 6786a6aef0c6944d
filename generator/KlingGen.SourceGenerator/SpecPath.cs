namespace KlingGen.SourceGenerator;

/// <summary>Paths as text: a generator does not touch the file system.</summary>
internal static class SpecPath
{
    /// <summary>Makes <paramref name="path"/> relative to <paramref name="directory"/>, with forward slashes and without <c>.</c> and inner
    /// <c>..</c>. A path on another drive stays whole.</summary>
    public static string Relative(string directory, string path)
    {
        var from = Segments(directory);
        var to = Segments(path);
        if (!IsRooted(path))
        {
            return string.Join("/", to);
        }

        var hasDrives = from.Count > 0 && from[0].EndsWith(":", StringComparison.Ordinal);
        var comparison = hasDrives ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var common = 0;
        while (common < from.Count && common < to.Count - 1 && string.Equals(from[common], to[common], comparison))
        {
            common++;
        }

        if (hasDrives && common == 0)
        {
            return string.Join("/", to);
        }

        var relative = new List<string>(from.Count + to.Count - (2 * common));
        for (var i = common; i < from.Count; i++)
        {
            relative.Add("..");
        }

        relative.AddRange(to.GetRange(common, to.Count - common));
        return string.Join("/", relative);
    }

    private static bool IsRooted(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private static List<string> Segments(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return segments;
    }
}
