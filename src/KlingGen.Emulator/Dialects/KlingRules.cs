using System.Globalization;
using KlingGen.Runtime;

namespace KlingGen.Emulator.Dialects;

/// <summary>The least that is asked of a request where no gateway's rules are set over Kling's vocabulary.</summary>
internal static class KlingRules
{
    private const int LongestSeconds = 15;

    public static void Check(TextToVideoRequest request, ref ValidationContext context)
    {
        if (request.MultiShot != true && string.IsNullOrEmpty(request.Prompt))
        {
            context.Missing("prompt", "There is no prompt. Say what the video shows.");
        }

        CheckDuration(request.Duration, ref context);
    }

    public static void Check(ImageToVideoRequest request, ref ValidationContext context)
    {
        if (string.IsNullOrEmpty(request.Image) && string.IsNullOrEmpty(request.ImageTail))
        {
            context.Missing("image", "There is no image. Give image, image_tail or both.");
        }

        CheckDuration(request.Duration, ref context);
    }

    private static void CheckDuration(string? duration, ref ValidationContext context)
    {
        if (duration is not null && !(int.TryParse(duration, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestSeconds))
        {
            context.AddError("/duration", "maximum", $"The duration must be at most {LongestSeconds} seconds.");
        }
    }
}
