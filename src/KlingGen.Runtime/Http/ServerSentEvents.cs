using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>A streamed answer's events (HTML standard, "Server-sent events"), or their data alone. Reading to the end,
/// or leaving the loop, ends the connection.</summary>
internal sealed class ServerSentEvents<T>(
    ResponseStream body,
    Func<ReadOnlyMemory<byte>, T> read) : IAsyncEnumerable<T>, IAsyncEnumerable<ServerSentEvent<T>>
{
    private const string DefaultType = "message";

    private readonly ArrayBufferWriter<byte> _data = new();
    private string _type = DefaultType;
    private string? _id;
    private TimeSpan? _retry;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var found in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return found.Data;
        }
    }

    IAsyncEnumerator<ServerSentEvent<T>> IAsyncEnumerable<ServerSentEvent<T>>.GetAsyncEnumerator(CancellationToken cancellationToken) =>
        ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<ServerSentEvent<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (body.ConfigureAwait(false))
        {
            var lines = new LineReader(body);
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
                    Take(line.Span);
                    continue;
                }

                if (_data.WrittenCount > 0)
                {
                    // Each line of data ended in a line feed; the last one's is not part of it.
                    var message = _data.WrittenMemory[..^1];
                    if (message.Span.SequenceEqual("[DONE]"u8))
                    {
                        yield break;
                    }

                    yield return new ServerSentEvent<T>(Parse(message), _type, _id, _retry);
                    _data.ResetWrittenCount();
                }

                _type = DefaultType;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var field = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? default : line[(colon + 1)..];
        if (!value.IsEmpty && value[0] == ' ')
        {
            value = value[1..];
        }

        if (field.SequenceEqual("data"u8))
        {
            Append(value);
        }
        else if (field.SequenceEqual("event"u8))
        {
            _type = value.IsEmpty ? DefaultType : Encoding.UTF8.GetString(value);
        }
        else if (field.SequenceEqual("id"u8) && !value.Contains((byte)0))
        {
            _id = Encoding.UTF8.GetString(value);
        }
        else if (field.SequenceEqual("retry"u8)
            && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(value, out int milliseconds, out _))
        {
            _retry = TimeSpan.FromMilliseconds(milliseconds);
        }
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        if (_data.WrittenCount + (long)value.Length + 1 > body.Limit)
        {
            throw body.TooLarge();
        }

        _data.Write(value);
        _data.Write("\n"u8);
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
