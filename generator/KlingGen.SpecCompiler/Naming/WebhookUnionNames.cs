namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names of what all webhooks of a document have in common.</summary>
/// <param name="Union">The type of any of them.</param>
/// <param name="Parser">The class that reads them.</param>
/// <param name="Unknown">The type of one that the document does not know.</param>
internal sealed record WebhookUnionNames(string Union, string Parser, string Unknown);
