namespace KlingGen.Runtime.Tasks;

/// <summary>A parameter of a call that is made by its description.</summary>
/// <param name="Name">Its name on the wire; of <see cref="ParameterPlace.Body"/> the JSON pointer.</param>
/// <param name="Place">Where it travels.</param>
/// <param name="Value">Its constant value as JSON text, where it has one.</param>
/// <param name="Member">The pointer of the request's member that fills it and then leaves the body,
/// where one does (<c>x-member</c>).</param>
/// <param name="IsList">Whether it takes several values.</param>
/// <param name="Explode">Whether several values are written as several pairs, and not with commas between them.</param>
/// <param name="Most">How many values it takes at most; null for one, or where the document sets no limit to a list.</param>
public sealed record OperationParameter(
    string Name,
    ParameterPlace Place,
    string? Value = null,
    string? Member = null,
    bool IsList = false,
    bool Explode = false,
    int? Most = null);
