namespace KlingGen.Benchmarks;

/// <summary>What one subject cost.</summary>
/// <param name="Nanoseconds">For one call, in the best of many rounds: on a busy machine the best is what repeats.</param>
/// <param name="Bytes">Allocated by one call.</param>
internal readonly record struct Measurement(double Nanoseconds, double Bytes);
