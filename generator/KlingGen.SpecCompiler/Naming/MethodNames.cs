using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of a client's methods.</summary>
internal sealed class MethodNames
{
    private readonly NameScope _names = new("Call", ReservedNames.OfClient);

    /// <param name="operations">All operations of the client; those that ask for a name get it.</param>
    public MethodNames(IEnumerable<Operation> operations)
    {
        foreach (var chosen in operations.Select(static operation => AskedNames.Of(operation)).OfType<string>())
        {
            _names.Keep(chosen);
        }
    }

    /// <param name="operation">The operation.</param>
    /// <param name="wanted">Its name by <see cref="OperationNames"/>.</param>
    public string Take(Operation operation, string wanted)
    {
        var isChosen = AskedNames.Of(operation) is not null;
        var isToldOf = operation.HasId || isChosen || _names.IsKept(wanted);
        var taken = isChosen ? _names.TakeChosen(wanted) : _names.Take(wanted);
        if (taken != wanted && isToldOf)
        {
            operation.ReportId(SpecDescriptors.DuplicateName, wanted, taken);
        }

        return taken;
    }
}
