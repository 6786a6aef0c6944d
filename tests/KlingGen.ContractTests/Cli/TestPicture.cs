using System.Buffers.Binary;

namespace KlingGen.ContractTests.Cli;

/// <summary>The beginnings of pictures, which say how large they are.</summary>
internal static class TestPicture
{
    public static byte[] Png(int width, int height)
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', .. new byte[17]];
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(20), height);
        return picture;
    }
}
