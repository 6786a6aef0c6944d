namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>A document with those that it refers to, directly or through others. Equal when all of them are the same parsed documents, so that an edit elsewhere does not bind it again.</summary>
/// <param name="Others">In the order of their paths, without <paramref name="Root"/>.</param>
internal sealed record LinkedSpec(SpecInput Root, EquatableArray<SpecInput> Others);
