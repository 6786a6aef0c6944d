using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Http;

/// <summary>Cutting a connection so that the record knows of it: the server itself tells only later.</summary>
internal static class Connections
{
    private static readonly object CutKey = new();

    public static void Cut(this HttpContext context)
    {
        context.Items[CutKey] = true;
        context.Abort();
    }

    public static bool IsCut(this HttpContext context) => context.Items.ContainsKey(CutKey);
}
