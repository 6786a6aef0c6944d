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

    private readonly string[] _texts;
    private readonly byte[][] _names;
    private readonly NameTable _table;
    private readonly JsonEncodedText[] _encoded;
    private readonly bool[] _takesNull;
    private readonly UnreadNull?[] _nulls;

    /// <summary>Which names were written; null where nobody asks.</summary>
    private readonly bool[]? _written;

    /// <summary>Makes a table.</summary>
    /// <param name="names">The names, in the order of the document.</param>
    /// <param name="takingNull">The indices of members that take null as a value. Elsewhere null means absent.</param>
    public MemberNames(string[] names, params int[] takingNull)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(takingNull);
        _texts = names;
        _names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _table = new NameTable(_names);
        _encoded = Array.ConvertAll(names, static name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        _nulls = new UnreadNull?[names.Length];
        _takesNull = new bool[names.Length];
        foreach (var index in takingNull)
        {
            _takesNull[index] = true;
        }
    }

    /// <summary>The same names, which note what is written.</summary>
    private MemberNames(MemberNames names)
    {
        (_texts, _names, _table) = (names._texts, names._names, names._table);
        (_encoded, _takesNull, _nulls) = (names._encoded, names._takesNull, names._nulls);
        _written = new bool[_names.Length];
    }

    /// <summary>The name of a member, ready to be written.</summary>
    /// <param name="index">The member's index.</param>
    public JsonEncodedText this[int index]
    {
        get
        {
            if (_written is { } written)
            {
                written[index] = true;
            }

            return _encoded[index];
        }
    }

    /// <summary>The names with which an object is written.</summary>
    /// <param name="value">The object.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MemberNames For(ApiObject value) => value.Kept is { MayBeSet: true } ? new MemberNames(this) : this;

    /// <summary>Writes what an object has beyond the members that are set, after those.</summary>
    /// <param name="writer">Stands inside the object.</param>
    /// <param name="value">The object.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteKept(Utf8JsonWriter writer, ApiObject value)
    {
        if (value.Kept is { } kept)
        {
            value.WriteKept(kept, writer, this);
        }
    }

    /// <summary>Moves to the value of the next member that the document names; others are kept with the object.</summary>
    /// <param name="reader">Stands on the object's start, or on the last token of the value before.</param>
    /// <param name="index">The member's index; -1 before the first.</param>
    /// <param name="value">The object that is being read.</param>
    /// <returns>Whether there is a further member; if not, the reader stands on the object's end.</returns>
    public bool Next(ref Utf8JsonReader reader, ref int index, ApiRecord value) =>
        Next<JsonElement, JsonElementCodec>(ref reader, ref index, value);

    /// <inheritdoc cref="Next(ref Utf8JsonReader, ref int, ApiRecord)" />
    /// <typeparam name="T">The type of the other members' values.</typeparam>
    /// <typeparam name="TCodec">How they are read.</typeparam>
    public bool Next<T, TCodec>(ref Utf8JsonReader reader, ref int index, ApiRecord<T, TCodec> value)
        where TCodec : IJsonCodec<T> => Next<T, TCodec>(ref reader, ref index, (ApiObject)value);

    /// <summary>The name of a member.</summary>
    internal string NameOf(int index) => _texts[index];

    /// <summary>Whether a name was written so far.</summary>
    internal bool IsWritten(string name) =>
        _written is { } written && _table.Find(Encoding.UTF8.GetBytes(name), -1) is >= 0 and var index && written[index];

    private bool Next<T, TCodec>(ref Utf8JsonReader reader, ref int index, ApiObject value)
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
                Keep<T, TCodec>(ref reader, value);
                continue;
            }

            reader.Read();
            index = found;
            if (reader.TokenType != JsonTokenType.Null || TakesNull(ref reader, found, value))
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

    private static void Keep<T, TCodec>(ref Utf8JsonReader reader, ApiObject owner)
        where TCodec : IJsonCodec<T>
    {
        var name = reader.GetString()!;
        reader.Read();
        if (typeof(TCodec) == typeof(JsonElementCodec))
        {
            KeptMembers<JsonElement>.Of(owner).Read(name, JsonElement.ParseValue(ref reader));
        }
        else if (TCodec.TryRead(ref reader, out var value))
        {
            KeptMembers<T>.Of(owner).Read(name, value);
        }
        else if (reader.TokenType == JsonTokenType.Null)
        {
            KeepNull(ref reader, new UnreadNull(name), owner);
        }
        else if (MemberValue.TryRead<T, TCodec>(ref reader, name, owner, out value))
        {
            KeptMembers<T>.Of(owner).Read(name, value);
        }
    }

    private bool TakesNull(ref Utf8JsonReader reader, int index, ApiObject owner)
    {
        if (_takesNull[index])
        {
            return true;
        }

        KeepNull(ref reader, _nulls[index] ??= new UnreadNull(NameOf(index)), owner);
        return false;
    }

    private static void KeepNull(ref Utf8JsonReader reader, UnreadNull member, ApiObject owner)
    {
        if (!JsonMismatch.IsNullReported(ref reader))
        {
            owner.Keep(member);
        }
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
