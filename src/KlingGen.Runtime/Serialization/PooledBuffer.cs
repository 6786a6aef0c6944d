using System.Buffers;

namespace KlingGen.Runtime.Serialization;

/// <summary>A growing buffer of arrays that are borrowed: a writer asks for three times the length of a long text before it writes
/// it.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int FirstLength = 1024;

    private byte[] _array = [];
    private int _count;

    public int Capacity => _array.Length;

    public ReadOnlySpan<byte> Written => _array.AsSpan(0, _count);

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsSpan(_count);
    }

    /// <summary>Begins anew, with the same array.</summary>
    public void Clear() => _count = 0;

    /// <summary>Begins anew, and gives the array back.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _count = 0;
    }

    private void Grow(int sizeHint)
    {
        var needed = _count + Math.Max(sizeHint, 1);
        if (needed <= _array.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Max(FirstLength, 2 * _array.Length)));
        Written.CopyTo(larger);
        if (_array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_array);
        }

        _array = larger;
    }
}
