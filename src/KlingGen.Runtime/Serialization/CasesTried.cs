namespace KlingGen.Runtime.Serialization;

/// <summary>The cases of a table that a value was tried for, by their index.</summary>
internal struct CasesTried
{
    private ulong _first;
    private HashSet<int>? _others;

    public readonly bool Contains(int index) =>
        index < 64 ? (_first & (1UL << index)) != 0 : _others is { } others && others.Contains(index);

    public void Add(int index)
    {
        if (index < 64)
        {
            _first |= 1UL << index;
        }
        else
        {
            (_others ??= []).Add(index);
        }
    }
}
