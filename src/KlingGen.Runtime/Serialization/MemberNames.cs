using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>The names of an object's members: encoded for writing, and found again while reading.</summary>
public sealed class MemberNames
{
    /// <summary>Longer names that are escaped are not looked up on the stack.</summary>
    private const int MaxStackBytes = 256;

    private readonly byte[][] _names;
    private readonly NameTable _table;
    private readonly JsonEncodedText[] _encoded;
    private readonly bool[] _takesNull;

    /// <summary>Makes a table.</summary>
    /// <param name="names">The names, in the order of the document.</param>
    /// <param name="takingNull">The indices of members that take null as a value. Elsewhere null means absent.</param>
    public MemberNames(string[] names, params int[] takingNull)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(takingNull);
        _names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _table = new NameTable(_names);
        _encoded = Array.ConvertAll(names, static name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        _takesNull = new bool[names.Length];
        foreach (var index in takingNull)
        {
            _takesNull[index] = true;
        }
    }

    /// <summary>The name of a member, ready to be written.</summary>
    /// <param name="index">The member's index.</param>
    public JsonEncodedText this[int index] => _encoded[index];

    /// <summary>Moves to the value of the next member that the document names; others are kept aside.</summary>
    /// <param name="reader">Stands on the object's start, or on the last token of the value before.</param>
    /// <param name="index">The member's index; -1 before the first.</param>
    /// <param name="additional">Where members go that the document does not name.</param>
    /// <returns>Whether there is a further member; if not, the reader stands on the object's end.</returns>
    public bool Next(ref Utf8JsonReader reader, ref int index, ref AdditionalProperties additional)
    {
        if (index < 0 && !IsObject(ref reader))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = Find(ref reader, index + 1);
            if (found >= 0)
            {
                reader.Read();
                index = found;
                if (reader.TokenType != JsonTokenType.Null || TakesNull(ref reader, found))
                {
                    return true;
                }
            }
            else
            {
                Keep(ref reader, ref additional);
            }
        }

        return false;
    }

    /// <summary>Moves to the value of the next member that the document names;
    /// others are read as values of one type and kept aside.</summary>
    /// <typeparam name="T">The type of the other members' values.</typeparam>
    /// <typeparam name="TCodec">How they are read.</typeparam>
    /// <param name="reader">Stands on the object's start, or on the last token of the value before.</param>
    /// <param name="index">The member's index; -1 before the first.</param>
    /// <param name="additional">Where members go that the document does not name.</param>
    /// <returns>Whether there is a further member; if not, the reader stands on the object's end.</returns>
    public bool Next<T, TCodec>(ref Utf8JsonReader reader, ref int index, ref AdditionalProperties<T> additional)
        where TCodec : IJsonCodec<T>
    {
        if (index < 0 && !IsObject(ref reader))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = Find(ref reader, index + 1);
            if (found < 0)
            {
                var name = reader.GetString()!;
                reader.Read();
                additional = additional.With(name, TCodec.Read(ref reader));
                continue;
            }

            reader.Read();
            index = found;
            if (reader.TokenType != JsonTokenType.Null || TakesNull(ref reader, found))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(ref Utf8JsonReader reader, int expected)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            return FindUnescaped(ref reader, expected);
        }

        var names = _names;
        var name = reader.ValueSpan;
        return (uint)expected < (uint)names.Length && name.SequenceEqual(names[expected]) ? expected : _table.Find(name, -1);
    }

    private static bool IsObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        JsonMismatch.Type(ref reader, "an object");
        return false;
    }

    private static void Keep(ref Utf8JsonReader reader, ref AdditionalProperties additional)
    {
        var name = reader.GetString()!;
        reader.Read();
        additional = additional.With(name, JsonElement.ParseValue(ref reader));
    }

    private bool TakesNull(ref Utf8JsonReader reader, int index)
    {
        if (_takesNull[index])
        {
            return true;
        }

        JsonMismatch.Null(ref reader);
        return false;
    }

    private int FindUnescaped(ref Utf8JsonReader reader, int expected)
    {
        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        byte[]? rented = null;
        var buffer = length <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : rented = ArrayPool<byte>.Shared.Rent(length);
        var found = _table.Find(buffer[..reader.CopyString(buffer)], expected);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return found;
    }
}
