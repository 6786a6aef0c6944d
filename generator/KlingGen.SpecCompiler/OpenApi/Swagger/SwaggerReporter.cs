using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Tells what OpenAPI 3 has no word for, and what is not as Swagger has it.</summary>
internal sealed class SwaggerReporter(string path, DiagnosticBag diagnostics)
{
    /// <param name="at">Where it stands.</param>
    /// <param name="word">The word.</param>
    /// <param name="meaning">What becomes of it.</param>
    public void Report(YamlNode at, string word, string meaning) =>
        diagnostics.Report(SpecDescriptors.NoWord, path, at.Span, word, meaning);

    /// <param name="at">The value.</param>
    /// <param name="keyword">Its keyword.</param>
    /// <param name="expected">What it must be.</param>
    public void ReportInvalid(YamlNode at, string keyword, string expected) =>
        diagnostics.Report(SpecDescriptors.InvalidValue, path, at.Span, keyword, expected, SpecReporter.Describe(at), "ignored");
}
