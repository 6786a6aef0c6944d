using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Names that documents ask for with <c>x-csharp-name</c>.</summary>
internal static class AskedNames
{
    /// <returns>Null where the part asks for none, or for one that is no identifier, which is reported.</returns>
    public static string? Of(SpecView part)
    {
        if (part.AskedName is not { } name)
        {
            return null;
        }

        if (CSharpName.IsIdentifier(name))
        {
            return name;
        }

        part.ReportAskedName(SpecDescriptors.InvalidName, name);
        return null;
    }
}
