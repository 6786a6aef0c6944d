namespace KlingGen.Runtime.Http;

/// <summary>The type of an answer without a body.</summary>
public readonly record struct NoBody;
