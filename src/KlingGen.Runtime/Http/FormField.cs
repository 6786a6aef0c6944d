namespace KlingGen.Runtime.Http;

/// <summary>A field of a form, or a part of a multipart body, that is not written as those are (lists by repeating the name,
/// objects as JSON).</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Style">The style that the document's <c>encoding</c> gives it.</param>
/// <param name="Explode">Whether lists and objects become several pairs.</param>
/// <param name="ContentType">The media type that the document's <c>encoding</c> gives it; null for none.</param>
public sealed record FormField(string Name, ParameterStyle Style = ParameterStyle.Form, bool Explode = true, string? ContentType = null);
