using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>An additional file that is none of ours.</summary>
internal sealed class OtherText : AdditionalText
{
    public override string Path => SpecText.ProjectDirectory + "other.txt";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("[");
}
