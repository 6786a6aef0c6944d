using System.Buffers;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>The data of a streamed answer's events (HTML standard, "Server-sent events"). Reading to the end, or leaving the loop, ends the connection.</summary>
internal sealed class ServerSentEvents<T>(ResponseStream body, Func<ReadOnlyMemory<byte>, T> read) : IAsyncEnumerable<T>
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await using (body.ConfigureAwait(false))
        {
            var lines = new LineReader(body);
            var data = new ArrayBufferWriter<byte>();
            var isFirst = true;
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (isFirst && line.Span.StartsWith(ByteOrderMark))
                {
                    line = line[ByteOrderMark.Length..];
                }

                isFirst = false;
                if (!line.IsEmpty)
                {
                    Append(data, line.Span);
                    continue;
                }

                if (data.WrittenCount == 0)
                {
                    continue;
                }

                // Each line of data ended in a line feed; the last one's is not part of it.
                var message = data.WrittenMemory[..^1];
                if (message.Span.SequenceEqual("[DONE]"u8))
                {
                    yield break;
                }

                yield return Parse(message);
                data.ResetWrittenCount();
            }
        }
    }

    private void Append(ArrayBufferWriter<byte> data, ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var field = colon < 0 ? line : line[..colon];
        if (!field.SequenceEqual("data"u8))
        {
            return;
        }

        var value = colon < 0 ? default : line[(colon + 1)..];
        if (!value.IsEmpty && value[0] == ' ')
        {
            value = value[1..];
        }

        if (data.WrittenCount + (long)value.Length + 1 > body.Limit)
        {
            throw body.TooLarge();
        }

        data.Write(value);
        data.Write("\n"u8);
    }

    private T Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            return read(message);
        }
        catch (JsonException exception)
        {
            throw body.Unreadable("an event", message, exception);
        }
    }
}
