namespace KlingGen.ContractTests.Equivalence.Suite;

/// <param name="Json">The instance as JSON text.</param>
internal sealed record SuiteInstance(string Description, string Json, bool Valid);
