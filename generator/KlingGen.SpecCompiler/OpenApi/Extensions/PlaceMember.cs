namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>A member of an extension that names a place.</summary>
/// <param name="Key">What the extension calls it.</param>
/// <param name="Name">What the runtime's map calls it.</param>
internal sealed record PlaceMember(string Key, string Name, PointerCheck Check = PointerCheck.None);
