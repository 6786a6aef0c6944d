namespace KlingGen.SpecCompiler.Model;

/// <summary>Where a value stands: JSON pointers in order of preference.</summary>
/// <param name="Type">The JSON type that is written there; null where neither the schema nor <c>as</c> says.</param>
/// <param name="On">The values that mean yes, as JSON text.</param>
internal sealed record PlacesModel(EquatableArray<string> Pointers, string? Type, EquatableArray<string> On);

/// <summary>A place under the name that the runtime's map has for it.</summary>
internal sealed record NamedPlaces(string Name, PlacesModel Places);

/// <summary>Where the facts of a task stand (<c>x-task</c>).</summary>
/// <param name="Places">Its own facts.</param>
/// <param name="Statuses">The words of its status, each with the name of the runtime's <c>TaskState</c>.</param>
/// <param name="TimeUnit">The name of the runtime's <c>TimeUnit</c>; null for the usual one.</param>
/// <param name="Video">The facts of one of its videos.</param>
internal sealed record TaskMapModel(
    EquatableArray<NamedPlaces> Places, EquatableArray<StatusWordModel> Statuses, string? TimeUnit, EquatableArray<NamedPlaces> Video);

internal sealed record StatusWordModel(string Word, string State);

/// <summary>Where an answer says that it is a refusal (<c>x-error</c>).</summary>
/// <param name="Success">Codes that mean no error, as JSON text.</param>
/// <param name="OwnCodes">How many of the codes, from the first on, are the extension's own; the others are of a shared table
/// (<c>x-codes</c>).</param>
internal sealed record ErrorMapModel(
    EquatableArray<NamedPlaces> Places, EquatableArray<string> Success, EquatableArray<RefusalCodeModel> Codes, int OwnCodes);

/// <param name="Kind">The name of the runtime's <c>RefusalKind</c>.</param>
/// <param name="Status">The HTTP status, or 0.</param>
internal sealed record RefusalCodeModel(string Code, string Kind, int Status, string? Message, string? Type, string? Meaning);

/// <summary>What the members of a request mean (<c>x-request</c>).</summary>
internal sealed record RequestMapModel(EquatableArray<NamedPlaces> Places, ShotMapModel? Shots);

/// <param name="Places">The list, and the members of one shot.</param>
/// <param name="With">What shots need beside them: pointers into the request, and values.</param>
internal sealed record ShotMapModel(EquatableArray<NamedPlaces> Places, EquatableArray<NamedJson> With);
