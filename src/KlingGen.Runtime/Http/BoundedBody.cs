using System.Buffers;

namespace KlingGen.Runtime.Http;

/// <summary>Reads a body into memory up to a limit.</summary>
internal sealed class BoundedBody(int limit)
{
    private byte[] _buffer = [];

    /// <summary>How much was read.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there was more than the limit.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What was read, also after a failure.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Count);

    /// <summary>What was read, as a stream.</summary>
    public Stream ToStream() => new MemoryStream(_buffer, 0, Count, writable: false);

    public async Task ReadAsync(Stream stream, long? expected, CancellationToken cancellationToken)
    {
        // A byte more than is expected, so that the end is seen without growing.
        _buffer = new byte[(int)Math.Min((expected ?? 2048) + 1, Math.Min(limit + 1L, 1 << 20))];
        while (true)
        {
            if (Count == _buffer.Length)
            {
                Array.Resize(ref _buffer, (int)Math.Min(limit + 1L, _buffer.Length * 2L));
            }

            var count = await stream.ReadAsync(_buffer.AsMemory(Count), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            Count += count;
            if (Count > limit)
            {
                Count = limit;
                IsCut = true;
                return;
            }
        }
    }
}
