using System.Text;
using KlingGen.Cli.Output;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Emit;

namespace KlingGen.Cli.Generation;

/// <summary>Feeds the compiler that the build uses from the disk, and writes to disk what it emits.</summary>
internal static class SpecFolder
{
    /// <param name="path">The document.</param>
    /// <param name="options">What an item of the build would say of it; an empty namespace for one made of the document's name.</param>
    /// <param name="cancellationToken">Ends the compilation.</param>
    /// <exception cref="ToolException">The document, or one that it refers to, cannot be read.</exception>
    public static SpecCompilation Compile(string path, SpecOptions options, CancellationToken cancellationToken) =>
        SpecCompilation.Compile(
            path,
            // A reference to a document that is not there is a finding of the compiler, with line and column.
            other => other == path || File.Exists(other) ? Read(other) : null,
            options.Namespace.Length > 0 ? options : options with { Namespace = NamespaceOf(path) },
            cancellationToken);

    /// <summary>Writes the files into a folder and returns their paths. What an earlier version of the document left there is removed: its types would stand twice.</summary>
    /// <exception cref="ToolException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(IReadOnlyList<EmittedFile> files, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var paths = files.Select(file => Path.Combine(folder, file.HintName)).ToArray();
            for (var i = 0; i < paths.Length; i++)
            {
                // With the mark at its beginning, as the C# compiler writes what the build generates.
                File.WriteAllText(paths[i], files[i].Text, Encoding.UTF8);
            }

            RemoveLeft(files, folder);
            return paths;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Failed($"Cannot write into '{folder}': {Sentences.Reason(exception)}.", exception);
        }
    }

    /// <summary>Removes the files that begin as those that were written do, and so are of the same document.</summary>
    private static void RemoveLeft(IReadOnlyList<EmittedFile> files, string folder)
    {
        var heads = files.Select(static file => Head(new StringReader(file.Text))).ToHashSet(StringComparer.Ordinal);
        var names = files.Select(static file => file.HintName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.GetFiles(folder, "*.g.cs").Where(path => !names.Contains(Path.GetFileName(path))))
        {
            using var reader = File.OpenText(path);
            if (heads.Contains(Head(reader)))
            {
                reader.Dispose();
                File.Delete(path);
            }
        }
    }

    // That it is generated, and from which document.
    private static string Head(TextReader reader) => reader.ReadLine() + "\n" + reader.ReadLine();

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ToolException.Usage($"There is no file '{path}'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Usage($"Cannot read '{path}': {(Directory.Exists(path) ? "it is a folder" : Sentences.Reason(exception))}.");
        }
    }

    // "pet-shop.v2.yaml" becomes PetShopV2.
    private static string NamespaceOf(string path)
    {
        var words = Path.GetFileNameWithoutExtension(path).Split([.. NotInNames(path)], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length == 0 || char.IsDigit(name[0]) ? "Api" + name : name;
    }

    private static IEnumerable<char> NotInNames(string path) => path.Where(static letter => !char.IsLetterOrDigit(letter)).Distinct();
}
