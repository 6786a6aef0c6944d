namespace KlingGen.Benchmarks.Load;

/// <summary>What a server of a load was asked.</summary>
/// <param name="Queries">Questions about tasks.</param>
/// <param name="Creates">Creates that came, the refused ones too.</param>
/// <param name="Tasks">Tasks that were made.</param>
/// <param name="Overtaken">Creates that succeeded before one that was called before them.</param>
/// <param name="MakingSeconds">From the first task to the last.</param>
internal sealed record LoadReport(long Queries, long Creates, int Tasks, int Overtaken, double MakingSeconds);
