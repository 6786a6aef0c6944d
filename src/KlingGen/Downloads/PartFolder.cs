using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace KlingGen.Downloads;

/// <summary>The names of parts beside their targets.</summary>
internal static class PartFolder
{
    /// <summary>What stands behind a part's name where its proof is kept.</summary>
    public const string ProofSuffix = ".proof";

    private const string Suffix = ".part";
    private const int LongestName = 60;

    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789ABCDEF");

    /// <summary>How long a part is kept that nobody takes up.</summary>
    private static readonly TimeSpan s_life = TimeSpan.FromDays(7);

    /// <summary>The path of the part of one video for one target, the same in every process.</summary>
    /// <param name="target">The target.</param>
    /// <param name="video">What names the video.</param>
    /// <param name="number">Counted up while others are writing.</param>
    public static string PathOf(DownloadTarget target, string video, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{target.Name}\n{video}"));
        var mark = Convert.ToHexString(hash.AsSpan(0, 6));
        return Path.Combine(target.Folder, $"{Prefix(target)}{mark}{(number == 0 ? "" : $"-{number}")}{Suffix}");
    }

    /// <summary>Deletes the parts of a target that nobody took up for a week.</summary>
    public static void Clean(DownloadTarget target, DateTimeOffset now)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(target.Folder, ".*"))
            {
                if (IsPartOf(target, Path.GetFileName(path)) && now.UtcDateTime - File.GetLastWriteTimeUtc(path) > s_life)
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception exception) when (DownloadTarget.IsOfFiles(exception))
        {
            // What cannot be cleaned does no harm to this download.
        }
    }

    private static bool IsPartOf(DownloadTarget target, string name)
    {
        var prefix = Prefix(target);
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = name.AsSpan(prefix.Length);
        rest = rest.EndsWith(ProofSuffix, StringComparison.Ordinal) ? rest[..^ProofSuffix.Length] : rest;
        return rest.EndsWith(Suffix, StringComparison.Ordinal)
            && rest.Length >= 12 + Suffix.Length
            && !rest[..12].ContainsAnyExcept(s_hexadecimal);
    }

    // A name may have 255 bytes, and a letter up to three of them.
    private static string Prefix(DownloadTarget target)
    {
        var name = target.Name;
        var length = Math.Min(name.Length, LongestName);
        return $".{name.AsSpan(0, char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)}.";
    }
}
