namespace KlingGen.Emulator.Control;

/// <summary>A kind of fault as commands name it.</summary>
/// <param name="Name">The value of <c>kind</c>.</param>
/// <param name="Members">The members that it takes besides those that every fault takes.</param>
/// <param name="Read">Makes the fault.</param>
internal sealed record FaultKind(string Name, IReadOnlyList<string> Members, Func<ControlMembers, Fault> Read)
{
    /// <summary>A kind that takes no members of its own.</summary>
    public FaultKind(string name, Func<Fault> make)
        : this(name, [], _ => make())
    {
    }
}
