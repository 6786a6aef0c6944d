using System.Buffers.Binary;
using System.Text;

namespace KlingGen.Runtime.Serialization;

/// <summary>Finds names in UTF-8 by their length and first bytes, as System.Text.Json does,
/// so that few names are ever compared as a whole.</summary>
internal sealed class NameTable
{
    /// <summary>How many leading bytes a key holds; the length fills the rest of the 64 bits.</summary>
    private const int KeyBytes = 7;

    private readonly byte[][] _names;
    private readonly ulong[] _keys;

    public NameTable(string[] names)
        : this(Array.ConvertAll(names, Encoding.UTF8.GetBytes))
    {
    }

    public NameTable(byte[][] names)
    {
        _names = names;
        _keys = Array.ConvertAll(_names, static name => Key(name));
    }

    /// <summary>The index of a name, or -1.</summary>
    /// <param name="name">The name.</param>
    /// <param name="expected">The index that is tried first: members mostly come in the order of their document.</param>
    public int Find(ReadOnlySpan<byte> name, int expected)
    {
        var names = _names;
        if ((uint)expected < (uint)names.Length && name.SequenceEqual(names[expected]))
        {
            return expected;
        }

        var key = Key(name);
        var keys = _keys.AsSpan();
        for (var start = 0; start < keys.Length;)
        {
            var index = keys[start..].IndexOf(key);
            if (index < 0)
            {
                return -1;
            }

            index += start;
            if (name.Length <= KeyBytes || name.SequenceEqual(names[index]))
            {
                return index;
            }

            start = index + 1;
        }

        return -1;
    }

    private static ulong Key(ReadOnlySpan<byte> name)
    {
        ulong key = 0;
        if (name.Length >= sizeof(ulong))
        {
            key = BinaryPrimitives.ReadUInt64LittleEndian(name) & 0x00FF_FFFF_FFFF_FFFF;
        }
        else
        {
            for (var i = name.Length - 1; i >= 0; i--)
            {
                key = (key << 8) | name[i];
            }
        }

        return key | ((ulong)Math.Min(name.Length, byte.MaxValue) << (8 * KeyBytes));
    }
}
