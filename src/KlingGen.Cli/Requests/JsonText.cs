using System.Buffers;
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
                return WithoutMark(await ReadToEndAsync(input, source, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false));
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
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsText(ref reader))
                {
                    return Sentence(utf8, source, (int)reader.TokenStartIndex, "the string is not valid UTF-8, or has half a surrogate pair.");
                }
            }

            return null;
        }
        catch (JsonException exception)
        {
            var start = LineStart(utf8, (int)(exception.LineNumber ?? 0));
            return Sentence(utf8, source, start + (int)(exception.BytePositionInLine ?? 0), Cause(utf8, exception));
        }
    }

    /// <summary>What the text is called at the beginning of a sentence.</summary>
    public static string Name(string source) => source == "-" ? "Standard input" : $"'{source}'";

    // What can be copied can be read; no string is made of it.
    private static bool IsText(ref Utf8JsonReader reader)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            reader.CopyString(buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The reader counts bytes; people and editors count characters.
    private static string Sentence(ReadOnlySpan<byte> utf8, string source, int position, string cause)
    {
        var before = utf8[..Math.Min(position, utf8.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return $"{Name(source)} is not valid JSON: line {line}, column {column}: {cause}";
    }

    private static int LineStart(ReadOnlySpan<byte> utf8, int line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }

        return start;
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

    // "'}' is invalid after a property name. Expected a ':'. LineNumber: 3 | BytePositionInLine: 0."
    private static string Cause(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return "there is nothing in it.";
        }

        if (exception.Message.StartsWith("Expected depth", StringComparison.Ordinal))
        {
            return "the text ends before every object and array is closed.";
        }

        var position = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? exception.Message : exception.Message[..position];
    }
}
