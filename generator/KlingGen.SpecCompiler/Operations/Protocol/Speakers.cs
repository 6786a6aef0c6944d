using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Schemas that speak of one value.</summary>
internal static class Speakers
{
    /// <summary>What the first of them says that says anything.</summary>
    public static T? First<T>(this IEnumerable<Schema> speakers, Func<Schema, T?> say)
        where T : class
    {
        foreach (var speaker in speakers)
        {
            if (say(speaker) is { } said)
            {
                return said;
            }
        }

        return null;
    }
}
