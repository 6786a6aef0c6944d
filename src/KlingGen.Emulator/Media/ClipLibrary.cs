using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace KlingGen.Emulator.Media;

/// <summary>The clips of <c>Clips/</c>, read when they are first asked for.</summary>
internal static class ClipLibrary
{
    private const int LongestSeconds = 15;

    private static readonly string[] Ratios = ["16x9", "9x16", "1x1", "3x2", "2x3", "4x3", "3x4"];
    private static readonly ConcurrentDictionary<string, Clip> Clips = new();

    /// <summary>The name of the clip for a length and a ratio; of a length or ratio that no clip has, the nearest that one has.</summary>
    public static string NameOf(double seconds, string aspectRatio)
    {
        var ratio = aspectRatio.Replace(':', 'x');
        var length = (int)Math.Clamp(Math.Ceiling(seconds), 1, LongestSeconds);
        return $"{(Ratios.Contains(ratio) ? ratio : Ratios[0])}-{length}";
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
