namespace KlingGen.Emulator.Callbacks;

/// <summary>What is posted.</summary>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers of the signature; none where it is not signed.</param>
internal sealed record CallbackMessage(byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers);
