using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Tells by an object's members which case of a union it is.</summary>
public sealed class UnionCases
{
    private const int MaxStackBytes = 512;

    private readonly string? _discriminator;
    private readonly List<UnionCase> _cases = [];
    private readonly List<string> _names = [];
    private MemberNames? _table;

    /// <summary>Makes a table without cases.</summary>
    /// <param name="discriminator">The member whose value names the case, if the document has one.</param>
    public UnionCases(string? discriminator = null)
    {
        _discriminator = discriminator;
        if (discriminator is not null)
        {
            _names.Add(discriminator);
        }
    }

    /// <summary>Adds a case.</summary>
    /// <param name="index">What <see cref="Choose"/> returns for it.</param>
    /// <param name="values">The discriminator's values that choose it.</param>
    /// <param name="required">The members without which it is not chosen.</param>
    /// <param name="known">The members that it names.</param>
    /// <param name="constants">The members whose value is fixed: a name, then a JSON array of its values, and so on.</param>
    public UnionCases Add(int index, string[] values, string[] required, string[] known, params string[] constants)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(constants);
        var fixedMembers = new KeyValuePair<int, Validation.JsonValues>[constants.Length / 2];
        for (var i = 0; i < fixedMembers.Length; i++)
        {
            fixedMembers[i] = new(IndexOf(constants[2 * i]), new Validation.JsonValues(constants[(2 * i) + 1]));
        }

        _cases.Add(new UnionCase(index, values, Array.ConvertAll(required, IndexOf), Array.ConvertAll(known, IndexOf), fixedMembers));
        return this;
    }

    /// <summary>
    /// The case of an object, or -1 when it is none: by the discriminator, else, of the cases whose required members are
    /// there and whose constants agree, the one that names most of its members.
    /// </summary>
    /// <param name="reader">Stands on the object's start, and stays there.</param>
    public int Choose(ref Utf8JsonReader reader)
    {
        var table = _table ??= new MemberNames([.. _names]);
        var size = _names.Count + _cases.Count;
        var flags = size <= MaxStackBytes ? stackalloc bool[size] : new bool[size];
        flags.Clear();
        var seen = flags[.._names.Count];
        var excluded = flags[_names.Count..];
        var copy = reader;
        var expected = 0;
        while (copy.Read() && copy.TokenType == JsonTokenType.PropertyName)
        {
            var name = table.Find(ref copy, expected);
            copy.Read();
            if (name == 0 && _discriminator is not null && copy.TokenType == JsonTokenType.String)
            {
                return ByValue(copy.GetString()!);
            }

            if (name >= 0)
            {
                expected = name + 1;
                seen[name] = true;
                Exclude(name, copy, excluded);
            }

            copy.Skip();
        }

        return Best(seen, excluded);
    }

    private int IndexOf(string name)
    {
        var index = _names.IndexOf(name);
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(name);
        }

        return index;
    }

    private int ByValue(string value)
    {
        foreach (var @case in _cases)
        {
            if (Array.IndexOf(@case.Values, value) >= 0)
            {
                return @case.Index;
            }
        }

        return -1;
    }

    /// <summary>Rules out the cases that fix the member to another value.</summary>
    private void Exclude(int name, Utf8JsonReader reader, Span<bool> excluded)
    {
        JsonElement? value = null;
        for (var i = 0; i < _cases.Count; i++)
        {
            foreach (var (member, values) in _cases[i].Constants)
            {
                if (member == name && !excluded[i])
                {
                    excluded[i] = !values.Contains(value ??= JsonElement.ParseValue(ref reader));
                }
            }
        }
    }

    private int Best(ReadOnlySpan<bool> seen, ReadOnlySpan<bool> excluded)
    {
        var best = -1;
        var most = -1;
        for (var i = 0; i < _cases.Count; i++)
        {
            if (!excluded[i] && CountOf(_cases[i].Required, seen) == _cases[i].Required.Length && CountOf(_cases[i].Known, seen) is var count && count > most)
            {
                most = count;
                best = _cases[i].Index;
            }
        }

        return best;
    }

    private static int CountOf(int[] members, ReadOnlySpan<bool> seen)
    {
        var count = 0;
        foreach (var member in members)
        {
            count += seen[member] ? 1 : 0;
        }

        return count;
    }

    private sealed record UnionCase(int Index, string[] Values, int[] Required, int[] Known, KeyValuePair<int, Validation.JsonValues>[] Constants);
}
