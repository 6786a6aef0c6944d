namespace KlingGen.SpecCompiler.Emit;

/// <summary>One way to send an operation's body: an overload.</summary>
/// <param name="Calls">The calls on the request that send it, each on a line of its own.</param>
internal sealed record ClientBody(IReadOnlyList<ClientArgument> Arguments, IReadOnlyList<string> Calls)
{
    public static readonly ClientBody None = new([], []);
}
