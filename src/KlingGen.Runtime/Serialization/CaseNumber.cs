namespace KlingGen.Runtime.Serialization;

/// <summary>The case that the thread reads next. It stands apart from the generic codec, whose statics would belong to types that may be
/// unloaded.</summary>
internal static class CaseNumber
{
    [ThreadStatic]
    private static int t_current;

    public static int Current
    {
        get => t_current;
        set => t_current = value;
    }
}
