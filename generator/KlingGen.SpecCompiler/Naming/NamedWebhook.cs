using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>An operation that the other side calls, a webhook or a callback, and its names.</summary>
/// <param name="TypeName">The name of the type that it becomes.</param>
/// <param name="Name">The name after which the schemas in it are called.</param>
/// <param name="Key">The webhook's key, or the callback's expression.</param>
/// <param name="Item">The path item, perhaps in another document.</param>
internal sealed record NamedWebhook(string TypeName, string Name, string Key, string Method, PathItem Item, Operation Operation);
