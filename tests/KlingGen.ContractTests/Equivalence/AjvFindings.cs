namespace KlingGen.ContractTests.Equivalence;

/// <summary>What ajv finds wrong with an instance.</summary>
/// <param name="At">The JSON pointers of the values that fail.</param>
/// <param name="Choices">Those of them where the branches of <c>anyOf</c> or <c>oneOf</c> do not hold as they should.</param>
/// <param name="Told">The pointers with the keywords that fail there.</param>
internal sealed record AjvFindings(string[] At, string[] Choices, string[] Told);
