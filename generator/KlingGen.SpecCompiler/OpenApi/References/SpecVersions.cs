using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>Tells in which version of OpenAPI a document is written.</summary>
internal static class SpecVersions
{
    public static bool IsSwagger(YamlNode? root) =>
        root is YamlMapping mapping && mapping["openapi"] is null && mapping["swagger"] is YamlScalar { Text: "2.0" or "2" };

    /// <returns>Null for a version that cannot be read, which is reported.</returns>
    public static SpecVersion? Of(YamlNode? root, string path, DiagnosticBag diagnostics)
    {
        // Others may refer to a list.
        if (root is null or YamlSequence)
        {
            return SpecVersion.Fragment;
        }

        if (root is not YamlMapping mapping)
        {
            diagnostics.Report(SpecDescriptors.NotAnObject, path, root.Line, root.Column);
            return SpecVersion.Fragment;
        }

        if ((mapping["openapi"] ?? mapping["swagger"]) is not { } version)
        {
            return SpecVersion.Fragment;
        }

        var text = (version as YamlScalar)?.Text ?? "";
        if (Find(text) is { } found && mapping["openapi"] is not null)
        {
            return found;
        }

        var named = mapping["openapi"] is null ? "swagger " + text : text;
        diagnostics.Report(SpecDescriptors.UnsupportedVersion, path, version.Line, version.Column, named);
        return null;
    }

    private static SpecVersion? Find(string version) => version.Length < 3 || (version.Length > 3 && char.IsDigit(version[3])) ? null
        : version.Substring(0, 3) switch
        {
            "3.0" => SpecVersion.V30,
            "3.1" => SpecVersion.V31,
            "3.2" => SpecVersion.V32,
            _ => null,
        };
}
