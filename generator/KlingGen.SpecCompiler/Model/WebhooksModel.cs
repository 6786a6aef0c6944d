namespace KlingGen.SpecCompiler.Model;

/// <summary>What others send to the users of a document: its webhooks, and the callbacks of its operations.</summary>
/// <param name="Union">Null when the document has none.</param>
/// <param name="Callbacks">Callbacks, each of which stands alone: its creator knows which address was given for which.</param>
internal sealed record WebhooksModel(WebhookUnionModel? Union, EquatableArray<WebhookModel> Callbacks);

/// <param name="Name">The C# name of what all webhooks have in common.</param>
/// <param name="Parser">The C# name of the class that parses them.</param>
/// <param name="Unknown">The C# name of a webhook that the document does not name.</param>
/// <param name="ToldByPayload">Whether the payload alone tells which webhook it is.</param>
internal sealed record WebhookUnionModel(
    string Name,
    string Parser,
    string Unknown,
    EquatableArray<WebhookModel> Webhooks,
    bool ToldByPayload);

/// <param name="Name">The C# name of the type.</param>
/// <param name="Key">The webhook's name, or the callback's expression.</param>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Parameters">Named as properties.</param>
/// <param name="Case">How the payload tells that it is this one, where it is a JSON object.</param>
internal sealed record WebhookModel(
    string Name,
    string Key,
    string Method,
    DocumentationModel Documentation,
    EquatableArray<ParameterModel> Parameters,
    WebhookBodyModel? Body,
    UnionCaseModel? Case);

internal sealed record WebhookBodyModel(bool Required, DocumentationModel Documentation, ContentModel Content);
