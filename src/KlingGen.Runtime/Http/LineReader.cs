namespace KlingGen.Runtime.Http;

/// <summary>Splits a stream into lines that end in LF, CR or CRLF, or into texts between one separator, each within a limit.</summary>
/// <param name="stream">The stream.</param>
/// <param name="separator">The separator; null for the ends of lines.</param>
internal sealed class LineReader(ResponseStream stream, byte? separator = null)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private int _scanned;
    private bool _skipLineFeed;
    private bool _atEnd;

    /// <summary>The next line without its end, valid until the next call; null at the end of the stream.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(out var line))
            {
                return line;
            }

            if (_atEnd)
            {
                return TakeRest();
            }

            MakeRoom();
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += count;
            _atEnd = count == 0;
        }
    }

    private bool TryTake(out ReadOnlyMemory<byte> line)
    {
        if (_skipLineFeed && _start < _end)
        {
            _skipLineFeed = false;
            if (_buffer[_start] == '\n')
            {
                _start++;
                _scanned = _start;
            }
        }

        var unseen = _buffer.AsSpan(_scanned, _end - _scanned);
        var index = separator is { } single ? unseen.IndexOf(single) : unseen.IndexOfAny((byte)'\n', (byte)'\r');
        if (index < 0)
        {
            _scanned = _end;
            line = default;
            return false;
        }

        var stop = _scanned + index;
        line = _buffer.AsMemory(_start, stop - _start);
        _skipLineFeed = _buffer[stop] == '\r';
        _start = _scanned = stop + 1;
        return true;
    }

    private ReadOnlyMemory<byte>? TakeRest()
    {
        if (_start == _end)
        {
            return null;
        }

        var rest = _buffer.AsMemory(_start, _end - _start);
        _start = _scanned = _end;
        return rest;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _scanned -= _start;
            _start = 0;
            return;
        }

        if (_buffer.Length >= stream.Limit)
        {
            throw stream.TooLarge();
        }

        Array.Resize(ref _buffer, (int)Math.Min(stream.Limit, _buffer.Length * 2L));
    }
}
