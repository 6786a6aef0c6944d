using System.Text;

namespace KlingGen.Emulator.Gateways;

/// <summary>A path template of a document as a route. Its parameters are named after their places, because routes do not take every
/// name that OpenAPI takes, and two operations may share a path under different names.</summary>
internal sealed class PathTemplate
{
    private readonly List<string> _names = [];

    public PathTemplate(string path)
    {
        var route = new StringBuilder();
        for (var rest = path.AsSpan().TrimStart('/'); !rest.IsEmpty;)
        {
            var start = rest.IndexOf('{');
            var end = start < 0 ? -1 : rest[start..].IndexOf('}');
            if (end < 0)
            {
                route.Append(rest);
                break;
            }

            route.Append(rest[..start]).Append('{').Append(KeyAt(_names.Count)).Append('}');
            _names.Add(rest.Slice(start + 1, end - 1).ToString());
            rest = rest[(start + end + 1)..];
        }

        Route = "/" + route;
    }

    /// <summary>The route, the same for all templates that match the same paths.</summary>
    public string Route { get; }

    /// <summary>The key of a parameter's route value.</summary>
    public string KeyOf(string parameter) => KeyAt(_names.IndexOf(parameter));

    private static string KeyAt(int place) => "p" + place;
}
