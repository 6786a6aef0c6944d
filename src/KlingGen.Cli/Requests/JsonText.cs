using System.Text;
using System.Text.Json;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Requests;

/// <summary>Reads JSON from a file or from standard input, and says where the text is broken.</summary>
internal static class JsonText
{
    // Ten images of 10 MB in Base64 and then some: a request that is larger is a mistake.
    private const int LargestRequest = 256 * 1024 * 1024;

    /// <exception cref="ToolException">There is no such file, or it cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            var input = source == "-"
                ? Console.OpenStandardInput()
                : new FileStream(source, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
            await using (input.ConfigureAwait(false))
            {
                return WithoutMark(await ReadToEndAsync(input, source, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ToolException.Usage($"There is no file '{source}'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Usage($"Cannot read '{source}': {(Directory.Exists(source) ? "it is a folder" : Sentences.Reason(exception))}.");
        }
    }

    /// <summary>What is wrong with the text as JSON, with line and column counted from 1; null if nothing is.</summary>
    public static string? SyntaxError(ReadOnlySpan<byte> utf8, string source)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 512 });
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0);
            var name = source == "-" ? "Standard input" : $"'{source}'";
            return $"{name} is not valid JSON: line {line + 1}, column {Column(utf8, line, (int)(exception.BytePositionInLine ?? 0))}: {Cause(exception)}";
        }
    }

    private static async Task<byte[]> ReadToEndAsync(Stream input, string source, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await input.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk.AsSpan(0, read));
            if (buffer.Length > LargestRequest)
            {
                throw ToolException.Usage($"'{source}' is larger than {LargestRequest / (1024 * 1024)} MB, which no request is.");
            }
        }

        return buffer.ToArray();
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] text) =>
        text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsMemory(Encoding.UTF8.Preamble.Length) : text;

    // The reader counts bytes; people and editors count characters.
    private static int Column(ReadOnlySpan<byte> utf8, int line, int bytes)
    {
        for (; line > 0; line--)
        {
            utf8 = utf8[(utf8.IndexOf((byte)'\n') + 1)..];
        }

        return Encoding.UTF8.GetCharCount(utf8[..Math.Min(bytes, utf8.Length)]) + 1;
    }

    // "'}' is invalid after a property name. Expected a ':'. LineNumber: 3 | BytePositionInLine: 0."
    private static string Cause(JsonException exception)
    {
        var position = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? exception.Message : exception.Message[..position];
    }
}
