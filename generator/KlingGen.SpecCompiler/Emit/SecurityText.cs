using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Security schemes in C#.</summary>
internal static class SecurityText
{
    public static string Scheme(SecuritySchemeModel scheme)
    {
        var parameter = scheme.ParameterName is { } name ? ", " + CSharpText.Literal(name) : "";
        return $"new({CSharpText.Literal(scheme.Key)}, {Emitter.Http}ApiSecuritySchemeKind.{scheme.Kind}{parameter})";
    }
}
