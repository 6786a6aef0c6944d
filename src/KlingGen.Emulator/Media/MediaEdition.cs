using System.Buffers.Binary;

namespace KlingGen.Emulator.Media;

/// <summary>A version of a video, and how it is told from others.</summary>
/// <param name="Version">From 1 on; the first is the clip itself.</param>
/// <param name="Validator">By what a client can tell versions apart.</param>
/// <param name="IgnoresIfRange">Whether a range is sent although <c>If-Range</c> names another version.</param>
internal sealed record MediaEdition(int Version, MediaValidator Validator, bool IgnoresIfRange)
{
    private const int BoxHeader = 8;

    /// <summary>Every so many bytes of the media data one is changed.</summary>
    private const int Stride = 97;

    public static MediaEdition Usual { get; } = new(1, MediaValidator.StrongETag, false);

    /// <summary>The clip with other media data of the same length; its boxes stay whole.</summary>
    public ReadOnlyMemory<byte> Of(Clip clip)
    {
        if (Version == 1)
        {
            return clip.Bytes;
        }

        var bytes = clip.Bytes.ToArray();
        for (var start = 0; start + BoxHeader <= bytes.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(start));
            var end = size < BoxHeader ? bytes.Length : (int)Math.Min(start + (long)size, bytes.Length);
            if (bytes.AsSpan(start + sizeof(uint), sizeof(uint)).SequenceEqual("mdat"u8))
            {
                Change(bytes.AsSpan((start + BoxHeader)..end));
            }

            start = end;
        }

        return bytes;
    }

    // From the end backwards, so that the last byte is among those that change.
    private void Change(Span<byte> data)
    {
        for (var i = data.Length - 1; i >= 0; i -= Stride)
        {
            data[i] ^= (byte)(Version - 1);
        }
    }
}
