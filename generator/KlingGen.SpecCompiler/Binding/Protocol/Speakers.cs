using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Schemas that speak of one value.</summary>
internal static class Speakers
{
    /// <summary>What the first of them that has a keyword says under it.</summary>
    public static SpecNode? First(this IEnumerable<SpecNode> speakers, string keyword)
    {
        foreach (var speaker in speakers)
        {
            if (speaker[keyword] is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
