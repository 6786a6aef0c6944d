using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace KlingGen.Emulator.Media;

/// <summary>The clips of <c>Clips/</c>, read when they are first asked for.</summary>
internal static class ClipLibrary
{
    private const int LongestSeconds = 15;

    private static readonly (int Width, int Height)[] Ratios = [(16, 9), (9, 16), (1, 1), (3, 2), (2, 3), (4, 3), (3, 4)];
    private static readonly ConcurrentDictionary<string, Clip> Clips = new();

    /// <summary>The name of the clip for a length and a ratio; of a length or ratio that no clip has, the nearest that one has.</summary>
    public static string NameOf(double seconds, string aspectRatio)
    {
        var length = (int)Math.Clamp(Math.Ceiling(seconds), 1, LongestSeconds);
        var sides = Array.ConvertAll(aspectRatio.Split(':'), double.Parse);
        var ratio = Math.Log(sides[0] / sides[1]);
        var (width, height) = Ratios.MinBy(known => Math.Abs(Math.Log((double)known.Width / known.Height) - ratio));
        return $"{width}x{height}-{length}";
    }

    /// <summary>The clip of that name, or null when there is none.</summary>
    public static Clip? Find(string name)
    {
        if (Clips.TryGetValue(name, out var known))
        {
            return known;
        }

        using var stream = typeof(ClipLibrary).Assembly.GetManifestResourceStream(name + ".mp4");
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Clips.GetOrAdd(name, new Clip(name, bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\""));
    }
}
