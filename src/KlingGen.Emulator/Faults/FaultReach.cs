namespace KlingGen.Emulator.Faults;

/// <summary>The calls that a fault can happen to.</summary>
internal enum FaultReach
{
    /// <summary>Requests of any kind.</summary>
    Requests,

    /// <summary>Creations of tasks.</summary>
    Creates,

    /// <summary>Downloads of videos.</summary>
    Videos,

    /// <summary>Callbacks that the emulator posts.</summary>
    Callbacks,
}
