using System.Buffers;

namespace KlingGen.Journal;

/// <summary>The file of another owner, of which only what is new is read.</summary>
internal sealed class LinesFile(JournalFolder folder, string owner)
{
    private const int FirstBuffer = 1 << 16;
    private const int LongestLine = 1 << 20;

    private long _offset;
    private bool _isInLongLine;

    public string Owner { get; } = owner;

    /// <summary>How much of it was read.</summary>
    public long Length => _offset;

    /// <summary>Whether its owner noted that it ended in order.</summary>
    public bool EndedInOrder { get; private set; }

    /// <summary>Whether nothing will be appended and all was read.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>Reads the lines that were appended since. What follows the last line's end is torn, or still being written.</summary>
    /// <param name="isDead">Whether its owner was dead before this began.</param>
    /// <param name="take">What takes each line.</param>
    public void ReadNews(bool isDead, Action<JournalLine, string> take)
    {
        if (IsFinal)
        {
            return;
        }

        try
        {
            using var handle = File.OpenHandle(folder.Lines(Owner), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _offset = RandomAccess.GetLength(handle) < _offset ? 0 : _offset;
            Read(handle, take);
            IsFinal = isDead;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The others are read all the same, and this one when it can be.
        }
    }

    private void Read(Microsoft.Win32.SafeHandles.SafeFileHandle handle, Action<JournalLine, string> take)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = 0;
            while (RandomAccess.Read(handle, buffer.AsSpan(filled), _offset + filled) is > 0 and var read)
            {
                filled += read;
                var used = TakeLines(buffer.AsMemory(0, filled), take);
                if (used == 0 && filled == buffer.Length)
                {
                    used = MakeRoom(ref buffer);
                }

                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                _offset += used;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int TakeLines(ReadOnlyMemory<byte> text, Action<JournalLine, string> take)
    {
        var used = 0;
        while (text.Span[used..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            if (!_isInLongLine && LineReader.Read(text.Slice(used, length)) is { } line)
            {
                EndedInOrder |= line is JournalLine.End;
                take(line, Owner);
            }

            _isInLongLine = false;
            used += length + 1;
        }

        return used;
    }

    // A line that is longer than any that is written is garbage, and passed over.
    private int MakeRoom(ref byte[] buffer)
    {
        if (buffer.Length >= LongestLine)
        {
            _isInLongLine = true;
            return buffer.Length;
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
        return 0;
    }
}
