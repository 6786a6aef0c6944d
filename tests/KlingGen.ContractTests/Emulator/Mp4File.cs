using System.Buffers.Binary;
using System.Text;

namespace KlingGen.ContractTests.Emulator;

/// <summary>What the boxes of an MP4 file say of its video.</summary>
internal sealed record Mp4File(string Brand, string Codec, double Seconds, int Width, int Height)
{
    public static Mp4File Parse(byte[] file)
    {
        var brand = Encoding.ASCII.GetString(Box(file, "ftyp")[..4]);
        var movie = Box(file, "moov");
        var header = Box(movie, "mvhd");
        var track = Box(movie, "trak");
        var trackHeader = Box(track, "tkhd");
        var samples = Box(Box(Box(Box(track, "mdia"), "minf"), "stbl"), "stsd");
        _ = Box(file, "mdat");
        return new Mp4File(
            brand,
            Encoding.ASCII.GetString(samples.Slice(12, 4)),
            BinaryPrimitives.ReadUInt32BigEndian(header[16..]) / (double)BinaryPrimitives.ReadUInt32BigEndian(header[12..]),
            BinaryPrimitives.ReadUInt16BigEndian(trackHeader[76..]),
            BinaryPrimitives.ReadUInt16BigEndian(trackHeader[80..]));
    }

    private static ReadOnlySpan<byte> Box(ReadOnlySpan<byte> within, string type)
    {
        for (var rest = within; rest.Length >= 8;)
        {
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (Encoding.ASCII.GetString(rest.Slice(4, 4)) == type)
            {
                return rest[8..size];
            }

            rest = rest[size..];
        }

        throw new InvalidDataException($"There is no box {type}.");
    }
}
