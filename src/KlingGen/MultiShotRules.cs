using System.Globalization;
using KlingGen.Runtime;

namespace KlingGen;

/// <summary>
/// What no schema can say of the shots of a multi-shot video (<c>shot_type</c> customize): they are numbered 1, 2, 3 and so on,
/// none is longer than the video,
/// and together they are as long as the video.
/// </summary>
internal static class MultiShotRules
{
    /// <summary>What gateways take when a request names no duration.</summary>
    public const int DefaultSeconds = 5;

    public const string Keyword = "multiShot";

    /// <summary>Whether the rules hold for a request: other requests ignore their shots.</summary>
    public static bool Apply(bool? multiShot, ShotType? shotType) =>
        multiShot == true && (shotType is not { Value: { } value } || value == ShotType.Customize.Value);

    /// <summary>Checks the shots of a request, if it has any that count.</summary>
    /// <param name="request">The request.</param>
    /// <param name="location">Where the request has its shots, as a JSON pointer.</param>
    /// <param name="context">Where errors are reported.</param>
    public static void Check(IKlingRequest request, string location, ref ValidationContext context)
    {
        if (request.MultiPrompt is { } shots && Apply(request.MultiShot, request.ShotType))
        {
            Check(shots, location, Total(request.Duration), ref context);
        }
    }

    /// <summary>Checks shots.</summary>
    /// <param name="shots">The shots.</param>
    /// <param name="location">Where they stand, as a JSON pointer.</param>
    /// <param name="total">The video's length in seconds; null when it cannot be read.</param>
    /// <param name="context">Where errors are reported.</param>
    public static void Check(IReadOnlyList<Shot> shots, string location, int? total, ref ValidationContext context)
    {
        var sum = 0L;
        var canSum = total is not null;
        for (var i = 0; i < shots.Count; i++)
        {
            if (shots[i] is not { } shot)
            {
                // A null in the list, which reading lets through.
                canSum = false;
                continue;
            }

            // A shot without an index is told by the document's own rule.
            if (shot._Index is { } index && index != i + 1)
            {
                context.AddError($"{location}/{i}/index", Keyword, $"The shots are numbered from 1 in their order: this one is {i + 1}, not {index}.");
            }

            if (!TrySeconds(shot.Duration, out var seconds))
            {
                // The document's own rules tell what is wrong with it.
                canSum = false;
            }
            else
            {
                sum += seconds;
                if (seconds > total)
                {
                    context.AddError($"{location}/{i}/duration", Keyword, $"The shot is {seconds} s long, longer than the video of {total} s.");
                }
            }
        }

        if (canSum && shots.Count > 0 && sum != total)
        {
            context.AddError(location, Keyword, $"The shots are {sum} s long together, and the video {total} s. Make them equal.");
        }
    }

    /// <summary>Reads a length of time in whole seconds, as requests have it.</summary>
    public static bool TrySeconds(string? text, out int seconds) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);

    /// <summary>The video's length: the default when none is given, null when it cannot be read.</summary>
    private static int? Total(string? duration) =>
        duration is null ? DefaultSeconds : TrySeconds(duration, out var seconds) ? seconds : null;
}
