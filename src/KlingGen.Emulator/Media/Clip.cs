namespace KlingGen.Emulator.Media;

/// <summary>A video that the emulator can serve.</summary>
/// <param name="Name">Ratio and seconds, such as <c>16x9-5</c>.</param>
/// <param name="Bytes">The MP4 file.</param>
/// <param name="ETag">The entity tag in its quotes.</param>
internal sealed record Clip(string Name, ReadOnlyMemory<byte> Bytes, string ETag);
