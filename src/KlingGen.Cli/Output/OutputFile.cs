namespace KlingGen.Cli.Output;

/// <summary>Where the video goes: a file, a device or standard output.</summary>
internal sealed class OutputFile
{
    private readonly bool _overwrites;

    private OutputFile(string? path, bool overwrites)
    {
        Path = path;
        _overwrites = overwrites;
    }

    /// <summary>The path as the user gave it; null for a name made from the task's id, or <c>-</c>.</summary>
    public string? Path { get; }

    public bool IsStandardOutput => Path == "-";

    /// <summary>The file, where its name is known before there is a task; null for all else.</summary>
    public string? KnownFile => IsStandardOutput || IsDevice(Path) ? null : Path;

    /// <summary>Looks before anything is paid for whether the file can be made.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="overwrites">Whether a file that exists may be lost.</param>
    /// <exception cref="ToolException">It cannot, or it exists.</exception>
    public static OutputFile Check(string? path, bool overwrites)
    {
        if (path is { Length: 0 })
        {
            throw ToolException.Usage("--output needs the name of a file.");
        }

        if (Directory.Exists(path))
        {
            throw ToolException.Usage($"--output names a folder, '{path}'; name a file in it.");
        }

        if (path is not "-" && !IsDevice(path))
        {
            if (!overwrites && File.Exists(path))
            {
                throw ToolException.Usage($"The file '{path}' exists; choose another name, or overwrite it with --force.");
            }

            CheckFolder(FolderOf(path));
        }

        return new OutputFile(path, overwrites);
    }

    /// <summary>The path to write to for a task: a name of the tool's own choice is never one that exists.</summary>
    public string PathFor(string taskId)
    {
        var name = Path ?? BaseNameOf(taskId) + ".mp4";
        for (var copy = 2; Path is null && !_overwrites && File.Exists(name); copy++)
        {
            name = $"{BaseNameOf(taskId)}-{copy}.mp4";
        }

        return name;
    }

    private static string BaseNameOf(string taskId) =>
        string.Concat(taskId.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'))
            .TrimStart('.') is { Length: > 0 } name
            ? name[..Math.Min(name.Length, 120)]
            : "video";

    private static string FolderOf(string? path)
    {
        var full = System.IO.Path.GetFullPath(path ?? "video");
        return System.IO.Path.GetDirectoryName(full) ?? System.IO.Path.GetPathRoot(full)!;
    }

    // A device exists already, and its folder is no place for files.
    private static bool IsDevice(string? path) =>
        !OperatingSystem.IsWindows()
        && path is not null
        && File.Exists(path)
        && System.IO.Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private static void CheckFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw ToolException.Usage($"The folder '{folder}' does not exist; make it first or choose another --output.");
        }

        try
        {
            var probe = System.IO.Path.Combine(folder, $".klinggen-{Guid.NewGuid():N}");
            using var file = new FileStream(
                probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Failed($"Cannot write into '{folder}': {Sentences.Reason(exception)}. Nothing was sent.", exception);
        }
    }
}
