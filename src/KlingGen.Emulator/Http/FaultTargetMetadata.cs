namespace KlingGen.Emulator.Http;

/// <summary>Says of a path what kind of request it answers.</summary>
internal sealed record FaultTargetMetadata(FaultTarget Target);
