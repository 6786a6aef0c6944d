using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KlingGen.Cli.Requests;

/// <summary>Reads JSON from a file or from standard input, and says where the text is broken.</summary>
internal static class JsonText
{
    // Ten images of 10 MB in Base64 and then some: a request that is larger is a mistake.
    private const int LargestRequest = 256 * 1024 * 1024;

    private const int MaxDepth = 512;

    /// <exception cref="ToolException">There is no such file, or it cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var text = await InputBytes.ReadAsync(source, LargestRequest, "no request is", cancellationToken).ConfigureAwait(false);
        return WithoutMark(text);
    }

    /// <summary>What is wrong with the text as JSON, with line and column counted from 1; null if nothing is.</summary>
    public static string? SyntaxError(ReadOnlySpan<byte> utf8, string source)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
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
            var position = LineStart(utf8, (int)(exception.LineNumber ?? 0)) + (int)(exception.BytePositionInLine ?? 0);
            if (reader.CurrentDepth >= MaxDepth - 1 && position < utf8.Length && utf8[position] is (byte)'{' or (byte)'[')
            {
                return Sentence(utf8, source, position, $"objects and lists stand more than {MaxDepth} deep in each other.");
            }

            var fault = JsonFault.Of(utf8, position, reader.CurrentDepth > 0);
            return Sentence(utf8, source, fault.Position, fault.Cause);
        }
    }

    /// <summary>The first member that an object has twice, by its name; null where there is none.</summary>
    public static string? FindDuplicate(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName when reader.GetString() is { } name && !open.Peek().Add(name):
                    return name;
            }
        }

        return null;
    }

    /// <summary>What the text is called at the beginning of a sentence.</summary>
    public static string Name(string source) => InputBytes.Name(source);

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

    private static ReadOnlyMemory<byte> WithoutMark(byte[] text) =>
        text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsMemory(Encoding.UTF8.Preamble.Length) : text;
}
