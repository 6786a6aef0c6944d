namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>The names of styles.</summary>
internal static class ParameterStyles
{
    private static readonly Dictionary<string, ParameterStyle> s_names = new(StringComparer.Ordinal)
    {
        ["simple"] = ParameterStyle.Simple,
        ["label"] = ParameterStyle.Label,
        ["matrix"] = ParameterStyle.Matrix,
        ["form"] = ParameterStyle.Form,
        ["cookie"] = ParameterStyle.Form,
        ["spaceDelimited"] = ParameterStyle.SpaceDelimited,
        ["pipeDelimited"] = ParameterStyle.PipeDelimited,
        ["deepObject"] = ParameterStyle.DeepObject,
    };

    /// <summary>The style of a name; null where it is none.</summary>
    public static ParameterStyle? Find(string? name) => name is not null && s_names.TryGetValue(name, out var style) ? style : null;
}
