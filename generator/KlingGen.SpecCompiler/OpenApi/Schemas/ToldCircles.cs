using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>Tells of schemas that lead back to themselves, each circle once, from whichever of its schemas it is entered.</summary>
internal sealed class ToldCircles
{
    private readonly HashSet<Schema> _told = [];

    /// <param name="at">Where the circle begins.</param>
    /// <param name="descriptor">What is told.</param>
    /// <param name="circle">The schemas that it leads through.</param>
    public void Report(Schema at, SpecDescriptor descriptor, IEnumerable<Schema> circle)
    {
        if (!_told.Contains(at))
        {
            at.Report(descriptor);
        }

        _told.UnionWith(circle);
        _told.Add(at);
    }

    /// <summary>Whether it was told that a schema leads back to itself.</summary>
    public bool Contains(Schema schema) => _told.Contains(schema);
}
