using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>A writer and its buffer, kept by the thread for the next time.</summary>
internal sealed class PooledJsonWriter
{
    /// <summary>Buffers that have grown beyond this many bytes are given back.</summary>
    private const int MaxKept = 1 << 20;

    public const int MaxDepth = 2 * ApiJson.MaxDepth;

    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = StrictEncoder.Instance,
        MaxDepth = MaxDepth,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static PooledJsonWriter? t_kept;

    private readonly PooledBuffer _buffer = new();

    private PooledJsonWriter() => Writer = new Utf8JsonWriter(_buffer, s_options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>Takes the thread's writer. One that is in use, because a value is written inside another, is not there to be
    /// taken.</summary>
    public static PooledJsonWriter Rent()
    {
        var kept = t_kept;
        t_kept = null;
        return kept ?? new PooledJsonWriter();
    }

    public ReadOnlySpan<byte> Written()
    {
        Writer.Flush();
        return _buffer.Written;
    }

    public byte[] ToArray() => Written().ToArray();

    public void Return()
    {
        if (_buffer.Capacity > MaxKept)
        {
            _buffer.Release();
        }
        else
        {
            _buffer.Clear();
        }

        Writer.Reset();
        t_kept = this;
    }
}
