using System.Net;
using System.Text;
using KlingGen.Emulator.Faults;
using KlingGen.Emulator.Media;

namespace KlingGen.Emulator;

/// <content>Videos that are other than they should be.</content>
public sealed partial class Fault
{
    /// <summary>A link that works no longer, in the words of a storage: <c>application/xml</c>, also with status 200.</summary>
    /// <param name="status">The HTTP status, such as 403, 404, 410 or 200.</param>
    public static Fault ExpiredLink(HttpStatusCode status = HttpStatusCode.Forbidden)
    {
        var answer = new CannedAnswer
        {
            Status = status,
            ContentType = "application/xml",
            Body = Encoding.UTF8.GetBytes(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>
                """),
        };
        return new($"expired link {(int)status}", scene => scene.AnswerAsync(answer, retryAfter: null), FaultReach.Videos);
    }

    /// <summary>A version of the video: of the same length, but other bytes than other versions. Videos that no fault strikes are of
    /// version 1, so a second version for the second of two ranges makes a file of two halves of two videos.</summary>
    /// <param name="version">The version, from 1 to 100.</param>
    /// <param name="validator">By what the versions can be told apart.</param>
    /// <param name="ignoresIfRange">Whether a range is sent although <c>If-Range</c> names another version.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is not between 1 and 100.</exception>
    public static Fault MediaVersion(int version, MediaValidator validator = MediaValidator.StrongETag, bool ignoresIfRange = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, 100);
        var edition = new MediaEdition(version, validator, ignoresIfRange);
        return new($"version {version} of a video", scene => scene.ShowAsync(edition), FaultReach.Videos);
    }

    /// <summary>A video that goes on for ever: the true one, then zeros, until the client leaves.</summary>
    /// <param name="announcedLength">The <c>Content-Length</c>; null for an answer without one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than zero.</exception>
    public static Fault EndlessMedia(long? announcedLength = null)
    {
        if (announcedLength is { } length)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(announcedLength));
        }

        return new("endless video", scene => scene.SendWithoutEndAsync(announcedLength), FaultReach.Videos);
    }
}
