using System.Buffers.Binary;
using System.Text;

namespace KlingGen.Tests.Support;

/// <summary>Writes small MP4 files that no player could show, but whose boxes are whole.</summary>
internal static class Mp4
{
    /// <summary>The shortest video.</summary>
    public static byte[] Tiny { get; } = Of(4);

    /// <summary>A video with so many bytes of media; another seed gives another one of the same length.</summary>
    public static byte[] Of(int mediaBytes, int seed = 1)
    {
        var media = new byte[mediaBytes];
        for (var i = 0; i < mediaBytes; i++)
        {
            media[i] = (byte)((i * 31 * seed) + (i / 251) + seed);
        }

        return [.. Box("ftyp", "isom\0\0\x02\0isommp41"u8), .. Box("moov", Box("mvhd", new byte[100])), .. Box("mdat", media)];
    }

    public static byte[] Box(string type, ReadOnlySpan<byte> content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        content.CopyTo(box.AsSpan(8));
        return box;
    }
}
