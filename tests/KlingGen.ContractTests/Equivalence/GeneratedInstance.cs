namespace KlingGen.ContractTests.Equivalence;

/// <summary>An instance to be judged.</summary>
/// <param name="Json">The instance.</param>
/// <param name="IsSingleFault">Whether it is a valid one with one change, so that the places of its faults can be compared as well.</param>
internal sealed record GeneratedInstance(string Json, bool IsSingleFault);
