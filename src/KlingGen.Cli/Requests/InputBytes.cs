using KlingGen.Cli.Output;

namespace KlingGen.Cli.Requests;

/// <summary>Reads what the user gives as a file or, as <c>-</c>, on standard input.</summary>
internal static class InputBytes
{
    /// <summary>What the source is called at the beginning of a sentence.</summary>
    public static string Name(string source) => source == "-" ? "Standard input" : $"'{source}'";

    /// <param name="source">The file, or <c>-</c>.</param>
    /// <param name="largest">How many bytes are read at most.</param>
    /// <param name="nothingIs">What is never larger, as in "no request is".</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ToolException">There is no such file, or it cannot be read, or it is too large.</exception>
    public static async Task<byte[]> ReadAsync(string source, int largest, string nothingIs, CancellationToken cancellationToken)
    {
        try
        {
            var input = source == "-"
                ? Console.OpenStandardInput()
                : new FileStream(source, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
            await using (input.ConfigureAwait(false))
            {
                var bytes = await ReadToEndAsync(input, largest, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                return bytes ?? throw ToolException.Usage($"{Name(source)} is larger than {largest / (1024 * 1024)} MB, which {nothingIs}.");
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ToolException.Usage($"There is no file '{source}'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw ToolException.Usage($"Cannot read '{source}': {(Directory.Exists(source) ? "it is a folder" : Sentences.Reason(exception))}.");
        }
    }

    private static async Task<byte[]?> ReadToEndAsync(Stream input, int largest, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await input.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk.AsSpan(0, read));
            if (buffer.Length > largest)
            {
                return null;
            }
        }

        return buffer.ToArray();
    }
}
