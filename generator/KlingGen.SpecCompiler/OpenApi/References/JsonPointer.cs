using System.Globalization;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>JSON pointers (RFC 6901), as they stand in the fragment of a reference.</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string name) =>
        pointer + "/" + name.Replace("~", "~0").Replace("/", "~1");

    public static string Append(string pointer, int index) =>
        pointer + "/" + index.ToString(CultureInfo.InvariantCulture);

    public static string[] Segments(string pointer)
    {
        if (pointer.Length == 0)
        {
            return [];
        }

        var segments = pointer.Substring(1).Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = Unescape(segments[i]);
        }

        return segments;
    }

    /// <summary>The name that a segment of a pointer stands for.</summary>
    public static string Unescape(string segment) => segment.Replace("~1", "/").Replace("~0", "~");
}
