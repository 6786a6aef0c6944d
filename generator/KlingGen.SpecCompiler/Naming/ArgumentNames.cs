using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of a method's parameters.</summary>
internal sealed class ArgumentNames
{
    private const string RequestOptions = "requestOptions";

    private const string CancellationToken = "cancellationToken";

    private readonly NameScope _names;

    private ArgumentNames(NameScope names) => _names = names;

    /// <summary>Those of an operation's parameters.</summary>
    public static ArgumentNames OfParameters() => new(new NameScope("parameter", "body", RequestOptions, CancellationToken));

    /// <summary>Those of the parts of an operation's body.</summary>
    public static ArgumentNames OfParts() => new(new NameScope("part", RequestOptions, CancellationToken));

    /// <param name="wire">The name on the wire.</param>
    public string Take(string wire) => _names.Take(CSharpName.Camel(wire));

    /// <param name="parameter">The parameter, which may ask for a name.</param>
    /// <param name="wire">Its name on the wire.</param>
    public string Take(Parameter parameter, string wire) => Take(AskedNames.Of(parameter) ?? wire);
}
