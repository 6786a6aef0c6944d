namespace KlingGen.Downloads;

/// <summary>The bytes ended within a box.</summary>
internal sealed class IncompleteVideoException(string message) : IOException(message);
