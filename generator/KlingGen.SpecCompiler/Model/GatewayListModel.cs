namespace KlingGen.SpecCompiler.Model;

/// <summary>The gateways of one namespace.</summary>
/// <param name="Names">The C# names of their classes, in the order of their documents' paths.</param>
internal sealed record GatewayListModel(string Namespace, EquatableArray<string> Names);
