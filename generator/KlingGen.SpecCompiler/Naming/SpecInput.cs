using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>A document and what the project says about it.</summary>
/// <param name="HintName">The prefix of the emitted files' names, unique among the inputs.</param>
/// <param name="Requested">The places in it that other documents refer to: what stands there becomes types of this document, though nothing
/// in it may lead there.</param>
internal sealed record SpecInput(SpecDocument Document, SpecOptions Options, string HintName, EquatableArray<RequestedPart> Requested)
{
    /// <summary>What a file that is one schema calls it: its name, with folders before it where another file has the same.</summary>
    public string FileName
    {
        get
        {
            var name = Path.GetFileNameWithoutExtension(ReferencePath.FileName(Document.Path));
            return name.Length < HintName.Length ? HintName : name;
        }
    }

    /// <summary>The name that the project, or the document, chose for the client; null where nobody did,
    /// or where there is no client.</summary>
    public string? ChosenClient => !Document.HasPaths ? null
        : Options.Client is { Length: > 0 } asked ? asked
        : SpecRoot.GatewayClientOf(Document) is { } client && CSharpName.IsIdentifier(client) ? client
        : null;

    /// <summary>The name of the resolver of its types.</summary>
    public string Resolver => CSharpName.Pascal(HintName, "JsonResolver");
}
