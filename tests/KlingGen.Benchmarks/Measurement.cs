namespace KlingGen.Benchmarks;

/// <summary>What one round of one subject cost.</summary>
/// <param name="Nanoseconds">For one call.</param>
/// <param name="Bytes">Allocated by one call.</param>
internal readonly record struct Measurement(double Nanoseconds, double Bytes);
