using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>The values of a streamed answer, one a line or, in a JSON text sequence (RFC 7464), one after each record separator. Reading to
/// the end, or leaving the loop, ends the connection.</summary>
internal sealed class JsonLines<T>(ResponseStream body, byte? separator, Func<ReadOnlyMemory<byte>, T> read) : IAsyncEnumerable<T>
{
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await using (body.ConfigureAwait(false))
        {
            var lines = new LineReader(body, separator);
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (!line.Span.Trim(" \t\r\n"u8).IsEmpty)
                {
                    yield return Parse(line);
                }
            }
        }
    }

    private T Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return read(line);
        }
        catch (JsonException exception)
        {
            throw body.Unreadable("a line", line, exception);
        }
    }
}
