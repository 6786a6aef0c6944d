using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>The operations by which tasks of a product are asked for once they are made.</summary>
internal sealed record LinkedOperations(
    ProtocolOperationModel Query, ProtocolOperationModel? QueryMany, ProtocolOperationModel? List, ProtocolOperationModel? Content);
