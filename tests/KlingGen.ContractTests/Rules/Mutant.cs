using YamlDotNet.RepresentationModel;

namespace KlingGen.ContractTests.Rules;

/// <summary>One change of one rule of a document.</summary>
/// <param name="Document">The document, relative to the folder of all.</param>
/// <param name="Change">Where and what, for a person.</param>
/// <param name="Target">The node that is replaced.</param>
/// <param name="Replacement">What takes its place.</param>
internal sealed record Mutant(string Document, string Change, YamlNode Target, YamlNode Replacement);
