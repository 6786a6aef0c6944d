namespace KlingGen.Emulator;

/// <content>Connections that break, and answers that take their time.</content>
public sealed partial class Fault
{
    /// <summary>The connection is cut as soon as the request's headers have come, before its body is read.</summary>
    public static Fault CutUnread() => new("cut unread", static scene => scene.CutAsync()) { IsBeforeReading = true };

    /// <summary>The connection is cut before the request is carried out.</summary>
    public static Fault CutBefore() => new("cut before", static scene => scene.CutAsync());

    /// <summary>The request is carried out and the connection is cut before anything is answered.</summary>
    public static Fault CutAfter() => new("cut after", static scene => scene.AfterCarryingOutAsync(static kept => kept.CutAsync()));

    /// <summary>The request is carried out, its status and headers sent, then a part of the body, and the connection cut.</summary>
    /// <param name="share">How much of the body is sent, from 0 to 1.</param>
    /// <param name="framing">How the client could know that the body is not whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static Fault HalfBody(double share = 0.5, BodyFraming framing = BodyFraming.ContentLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return new("half a body", scene => scene.SendPartAsync(share, framing));
    }

    /// <summary>The request is carried out and its answer sent with a wrong <c>Content-Length</c>.</summary>
    /// <param name="difference">How many bytes are announced beyond those that there are, after which the connection ends; less than zero
    /// for fewer, so that the end of the body is missing in an answer that looks whole.</param>
    public static Fault WrongLength(int difference) =>
        new($"a length that is wrong by {difference}", scene => scene.SendWithLengthAsync(difference));

    /// <summary>The request is carried out after a time on the emulator's clock. With <see cref="AfterCarryingOut"/> it is carried out at
    /// once and answered after the time.</summary>
    /// <param name="delay">The time, from zero to 24 days.</param>
    public static Fault Slow(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(24));
        return new("slow", scene => scene.WaitAsync(delay));
    }

    /// <summary>The request is never answered; it ends when the client leaves or the emulator stops.</summary>
    public static Fault Silence() => new("silence", static scene => scene.WaitAsync(Timeout.InfiniteTimeSpan));
}
