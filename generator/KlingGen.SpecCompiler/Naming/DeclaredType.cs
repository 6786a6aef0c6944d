using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>A type that a document makes of one of its schemas.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Asked">The name that was asked for.</param>
/// <param name="Taken">The first that was free.</param>
/// <param name="Name">The name that it got, which no member of it has.</param>
/// <param name="IsTold">Whether a diagnostic tells that it is not the one that the document, or a client, makes one expect.</param>
internal sealed record DeclaredType(
    SpecIdentity Schema, string Pointer, ModelKind Kind, string Asked, string Taken, string Name, bool IsTold);
