using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>The values of a streamed answer, one a line. Reading to the end, or leaving the loop, ends the connection.</summary>
internal sealed class JsonLines<T>(ResponseStream body, Func<ReadOnlyMemory<byte>, T> read) : IAsyncEnumerable<T>
{
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await using (body.ConfigureAwait(false))
        {
            var lines = new LineReader(body);
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (!line.Span.Trim(" \t"u8).IsEmpty)
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
