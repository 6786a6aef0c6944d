using System.Buffers.Binary;

namespace KlingGen.Requests;

/// <summary>What the first bytes of a file say of the picture in it.</summary>
/// <param name="Format">The format's name; null where the bytes begin no picture that is known here.</param>
/// <param name="Width">Pixels from left to right; 0 where the bytes end before they tell.</param>
/// <param name="Height">Pixels from top to bottom; 0 where the bytes end before they tell.</param>
internal readonly record struct PictureHeader(string? Format, int Width, int Height)
{
    public const string Jpeg = "JPEG";
    public const string Png = "PNG";

    private static ReadOnlySpan<byte> PngMark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the beginning of a file.</summary>
    public static PictureHeader Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith(PngMark) => OfPng(bytes),
        [0xFF, 0xD8, 0xFF, ..] => OfJpeg(bytes),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => new("WebP", 0, 0),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => new("GIF", 0, 0),
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => new("BMP", 0, 0),
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => new("TIFF", 0, 0),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', _, ..] => new("AVIF", 0, 0),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m', (byte)'e' or (byte)'i', _, _, ..] => new("HEIF", 0, 0),
        _ => default,
    };

    // The chunk IHDR is the first: its length, its name, width and height.
    private static PictureHeader OfPng(ReadOnlySpan<byte> bytes) => bytes.Length < 24
        ? new(Png, 0, 0)
        : new(Png, BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    // Segments follow each other until the frame's header: its length, its precision, height and width.
    private static PictureHeader OfJpeg(ReadOnlySpan<byte> bytes)
    {
        var position = 2;
        while (position + 9 <= bytes.Length && bytes[position] == 0xFF)
        {
            var marker = bytes[position + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                position += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    Jpeg,
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 5)..]));
            }

            position += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 2)..]);
        }

        return new(Jpeg, 0, 0);
    }
}
