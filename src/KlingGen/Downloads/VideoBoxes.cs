using System.Buffers.Binary;

namespace KlingGen.Downloads;

/// <summary>
/// Follows the boxes of an MP4 file (ISO/IEC 14496-12) while its bytes come by, and so knows whether all of it came even where the server
/// does not say how much there is. Other containers are taken as they are.
/// </summary>
internal sealed class VideoBoxes
{
    /// <summary>How many bytes decide whether something is a video.</summary>
    public const int HeadLength = 12;

    private const int LongestHeader = 16;

    private readonly byte[] _header = new byte[LongestHeader];
    private int _headerLength;
    private long _left;
    private bool _isOpenEnded;
    private bool _hasMovie;
    private bool _hasMedia;
    private string _type = "";
    private string? _fault;

    /// <summary>How many of the next bytes say nothing about the boxes.</summary>
    public long Skippable => _isOpenEnded || _fault is not null ? long.MaxValue : _left;

    /// <summary>What a file begins with, if it is a video.</summary>
    public static bool IsVideo(ReadOnlySpan<byte> head) => IsOther(head) || (head.Length >= 8 && head.Slice(4, 4).SequenceEqual("ftyp"u8));

    /// <summary>Whether a file is a video with all its boxes.</summary>
    public static bool AreWhole(string path)
    {
        using var file = File.OpenRead(path);
        var boxes = new VideoBoxes();
        var buffer = new byte[128 * 1024];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            boxes.Take(buffer.AsSpan(0, read));
        }

        return boxes.Missing() is null;
    }

    /// <summary>Takes the next bytes of the file.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (Skippable > 0)
            {
                var skipped = (int)Math.Min(Skippable, bytes.Length);
                Skip(skipped);
                bytes = bytes[skipped..];
                continue;
            }

            var taken = Math.Min(HeaderLength - _headerLength, bytes.Length);
            bytes[..taken].CopyTo(_header.AsSpan(_headerLength));
            _headerLength += taken;
            bytes = bytes[taken..];
            if (_headerLength == 4 && _type.Length == 0 && IsOther(_header))
            {
                _isOpenEnded = _hasMovie = _hasMedia = true;
            }
            else if (_headerLength == HeaderLength)
            {
                Open();
            }
        }
    }

    /// <summary>Passes over bytes of <see cref="Skippable"/>.</summary>
    public void Skip(long count) => _left = _isOpenEnded || _fault is not null ? 0 : _left - count;

    /// <summary>What is missing, now that the file is at its end; null where nothing is.</summary>
    public string? Missing() => _fault
        ?? (_left > 0 ? $"{_left} bytes of the box '{_type}' are missing"
            : _headerLength > 0 && !_isOpenEnded ? "it ends within the head of a box"
            : !_hasMovie ? "there is no box 'moov'"
            : !_hasMedia ? "there is no box 'mdat'"
            : null);

    // Four bytes tell another container; a size of 1 says that eight more follow.
    private int HeaderLength => _headerLength < 4 ? 4 : _headerLength < 8 ? 8 : IsLong ? 16 : 8;

    private bool IsLong => BinaryPrimitives.ReadUInt32BigEndian(_header) == 1;

    // EBML: WebM and Matroska.
    private static bool IsOther(ReadOnlySpan<byte> head) => head.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(head) == 0x1A45DFA3;

    private void Open()
    {
        ulong size = BinaryPrimitives.ReadUInt32BigEndian(_header);
        size = IsLong ? BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(8)) : size;
        _type = string.Create(4, _header, static (text, header) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = char.IsAsciiLetterOrDigit((char)header[4 + i]) ? (char)header[4 + i] : '?';
            }
        });
        _hasMovie |= _type is "moov" or "moof";
        _hasMedia |= _type == "mdat";
        if (size == 0)
        {
            _isOpenEnded = true;
        }
        else if (size < (ulong)_headerLength || size > long.MaxValue)
        {
            _fault = "a box has an impossible size";
        }
        else
        {
            _left = (long)size - _headerLength;
        }

        _headerLength = 0;
    }
}
