namespace KlingGen.Emulator.Gateways;

/// <summary>What a product uses an operation for.</summary>
internal enum OperationPurpose
{
    /// <summary>A task is created.</summary>
    Create,

    /// <summary>One task or several are asked for by their ids.</summary>
    Query,

    /// <summary>Tasks are listed.</summary>
    List,

    /// <summary>A video is downloaded by its task's id.</summary>
    Content,
}
