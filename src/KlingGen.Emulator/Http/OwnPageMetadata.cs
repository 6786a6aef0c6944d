namespace KlingGen.Emulator.Http;

/// <summary>Says of a path that it is the emulator's own and no gateway's: no fault strikes it, and it is not recorded.</summary>
internal sealed class OwnPageMetadata;
