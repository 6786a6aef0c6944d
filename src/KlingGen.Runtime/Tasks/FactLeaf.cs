namespace KlingGen.Runtime.Tasks;

/// <summary>A fact that a value states.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Rank">Which of the spellings this is; a lower one is preferred.</param>
/// <param name="Output">For facts of something that the task made: which of the places it stands at.</param>
internal readonly record struct FactLeaf(Fact Fact, int Rank, int Output = 0);
