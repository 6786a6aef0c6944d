namespace KlingGen.Runtime.Http;

/// <summary>A field of a form that is not written as fields are (lists by repeating the name, objects as JSON).</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Style">The style that the document's <c>encoding</c> gives it.</param>
/// <param name="Explode">Whether lists and objects become several pairs.</param>
public sealed record FormField(string Name, ParameterStyle Style, bool Explode);
