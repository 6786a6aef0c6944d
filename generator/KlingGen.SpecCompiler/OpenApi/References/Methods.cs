namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>The methods of HTTP under which operations stand in a path item.</summary>
internal static class Methods
{
    public static readonly IReadOnlyList<string> All = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    private static readonly HashSet<string> s_all = new(All, StringComparer.Ordinal);

    public static bool Contains(string name) => s_all.Contains(name);
}
