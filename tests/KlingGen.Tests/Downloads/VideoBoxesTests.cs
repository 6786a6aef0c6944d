using System.Buffers.Binary;
using KlingGen.Downloads;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Downloads;

public class VideoBoxesTests
{
    private static readonly byte[] s_start = [.. Mp4.Box("ftyp", "isom"u8), .. Mp4.Box("moov", new byte[20])];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void A_whole_file_lacks_nothing_in_whatever_pieces_it_comes(int piece)
    {
        var boxes = new VideoBoxes();
        foreach (var part in Mp4.Of(3000).Chunk(piece))
        {
            boxes.Take(part);
        }

        boxes.Missing().Should().BeNull();
    }

    [Fact]
    public void Every_file_that_is_cut_lacks_something()
    {
        var file = Mp4.Of(300);
        for (var length = 0; length < file.Length; length++)
        {
            Missing(file[..length]).Should().NotBeNull("only {0} of {1} bytes are there", length, file.Length);
        }
    }

    [Fact]
    public void A_size_of_64_bits_is_read()
    {
        byte[] box = [0, 0, 0, 1, .. "mdat"u8, 0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4];

        Missing([.. s_start, .. box]).Should().BeNull();
        Missing([.. s_start, .. box[..^1]]).Should().Be("1 bytes of the box 'mdat' are missing");
        Missing([.. s_start, .. box[..12]]).Should().Be("it ends within the head of a box");
    }

    [Fact]
    public void A_box_without_a_size_goes_to_the_end() =>
        Missing([.. s_start, 0, 0, 0, 0, .. "mdat"u8, .. new byte[99]]).Should().BeNull();

    [Fact]
    public void An_impossible_size_is_told()
    {
        Missing([.. s_start, 0, 0, 0, 7, .. "mdat"u8, 1]).Should().Be("a box has an impossible size");
        Missing([.. s_start, 0, 0, 0, 1, .. "mdat"u8, 0xFF, 0, 0, 0, 0, 0, 0, 0]).Should().Be("a box has an impossible size");
    }

    [Fact]
    public void A_file_in_fragments_is_whole() =>
        Missing([.. Mp4.Box("ftyp", "isom"u8), .. Mp4.Box("moof", new byte[8]), .. Mp4.Box("mdat", new byte[8])]).Should().BeNull();

    [Fact]
    public void What_every_video_has_must_be_there()
    {
        Missing(s_start).Should().Be("there is no box 'mdat'");
        Missing([.. Mp4.Box("ftyp", "isom"u8), .. Mp4.Box("mdat", new byte[8])]).Should().Be("there is no box 'moov'");
    }

    [Fact]
    public void Bytes_that_say_nothing_can_be_passed_over()
    {
        var head = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(head, 1);
        "mdat"u8.CopyTo(head.AsSpan(4));
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), 5_000_000_000);
        var boxes = new VideoBoxes();
        boxes.Take([.. s_start, .. head]);

        boxes.Skippable.Should().Be(5_000_000_000 - 16);
        boxes.Skip(boxes.Skippable);

        boxes.Missing().Should().BeNull();
    }

    private static string? Missing(byte[] file)
    {
        var boxes = new VideoBoxes();
        boxes.Take(file);
        return boxes.Missing();
    }
}
