using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Tells what OpenAPI 3 has no word for.</summary>
internal sealed class SwaggerReporter(string path, DiagnosticBag diagnostics)
{
    /// <param name="at">Where it stands.</param>
    /// <param name="word">The word.</param>
    /// <param name="meaning">What becomes of it.</param>
    public void Report(YamlNode at, string word, string meaning) =>
        diagnostics.Report(SpecDescriptors.NoWord, path, at.Span, word, meaning);
}
