using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Requests;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Gateways;

/// <summary>An operation as one product uses it.</summary>
internal sealed class ProductOperation(OperationPurpose purpose, ProductDescriptor product, OperationDescriptor operation)
{
    private readonly OperationConstants _constants = new(operation);

    /// <summary>What it is used for.</summary>
    public OperationPurpose Purpose => purpose;

    public ProductDescriptor Product => product;

    public OperationDescriptor Descriptor => operation;

    public PathTemplate Template { get; } = new(operation.Path);

    /// <summary>Reads what the product's requests ask for.</summary>
    public required OrderReader Orders { get; init; }

    /// <summary>Writes the operation's answers; those of a download are none.</summary>
    public required AnswerWriter Answers { get; init; }

    /// <summary>Writes the product's tasks as the query shows them.</summary>
    public required AnswerWriter QueryAnswers { get; init; }

    /// <summary>What a request says other than the operation's constants, in a sentence; null when it says nothing otherwise.</summary>
    public string? MisfitOf(GatewayCall call) => _constants.MisfitOf(call, Template);

    /// <summary>The ids that a request asks for.</summary>
    public IReadOnlyList<string> IdsIn(GatewayCall call) => operation.IdParameter is { } parameter ? call.Values(parameter, Template) : [];
}
