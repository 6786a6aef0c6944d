using System.Globalization;
using System.Text;
using KlingGen.Gateways;

namespace KlingGen;

/// <summary>
/// The shots of a multi-shot video of a given length. Shots without a length of their own share what the others leave:
/// <c>MultiShot.Create(10).Add("A door opens", 2).Add("A cat walks in").Add("It sits down")</c> makes shots of 2, 4 and 4 seconds.
/// What Kling would refuse is refused as soon as it is known.
/// </summary>
public sealed class MultiShot
{
    /// <summary>The most shots that a video has.</summary>
    public const int MaxShots = 6;

    /// <summary>The most characters (code points) that a shot's prompt has.</summary>
    public const int MaxPromptLength = 512;

    private readonly List<(string Prompt, int? Seconds)> _shots = [];

    // No length is below one second, so neither is larger than the total.
    private int _given;
    private int _open;

    private MultiShot(int totalSeconds) => TotalSeconds = totalSeconds;

    /// <summary>The length of the video, in seconds.</summary>
    public int TotalSeconds { get; }

    /// <summary>The shots, numbered from 1. The seconds that are left are shared out evenly among the shots without a length, in
    /// whole seconds,
    /// and the first of them get what cannot be shared.</summary>
    /// <exception cref="InvalidOperationException">There are no shots, or all have a length and together they are shorter than the
    /// video.</exception>
    public IReadOnlyList<Shot> Shots
    {
        get
        {
            if (_shots.Count == 0)
            {
                throw new InvalidOperationException("There are no shots. Add the first one.");
            }

            if (_open == 0 && _given < TotalSeconds)
            {
                throw new InvalidOperationException(
                    $"The shots are {_given} s long together, and the video {TotalSeconds} s. Add a shot, or leave out the length of one.");
            }

            return Share();
        }
    }

    /// <summary>Begins a video of several shots.</summary>
    /// <param name="totalSeconds">The length of the video in seconds, at least 1. The models set their own limits, such as 3 to 15
    /// for kling-v3.</param>
    /// <returns>The video, without shots.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than a second.</exception>
    public static MultiShot Create(int totalSeconds)
    {
        if (totalSeconds < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(totalSeconds), totalSeconds, "A video is at least 1 s long.");
        }

        return new MultiShot(totalSeconds);
    }

    /// <summary>Adds a shot at the end. When it is refused, the shots stay as they were.</summary>
    /// <param name="prompt">What it shows, 1 to 512 characters.</param>
    /// <param name="seconds">How long it is, in seconds, at least 1; null for a share of what the others leave.</param>
    /// <returns>This video.</returns>
    /// <exception cref="ArgumentException">The prompt is empty, blank or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than a second, or not enough seconds are left for it.</exception>
    /// <exception cref="InvalidOperationException">There are six shots already, no second is left, or this is the sixth shot and
    /// seconds would remain.</exception>
    public MultiShot Add(string prompt, int? seconds = null)
    {
        CheckPrompt(prompt);
        if (_shots.Count == MaxShots)
        {
            throw new InvalidOperationException($"A video has at most {MaxShots} shots.");
        }

        // Each shot without a length needs a second at least.
        var left = TotalSeconds - _given - _open;
        if (seconds is { } length)
        {
            CheckLength(length, left);
            _given += length;
        }
        else
        {
            _open += left > 0 ? 1 : throw new InvalidOperationException($"All {TotalSeconds} s of the video are taken. No second is left for another shot.");
        }

        _shots.Add((prompt, seconds));
        return this;
    }

    /// <summary>A text-to-video request with these shots and their length.</summary>
    /// <param name="request">The request. Shots that it has already are replaced.</param>
    /// <returns>The request with these shots.</returns>
    /// <exception cref="ArgumentException">The request asks for another length.</exception>
    /// <exception cref="InvalidOperationException">There are no shots, or they are shorter than the video.</exception>
    public TextToVideoRequest ApplyTo(TextToVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { MultiShot = true, ShotType = ShotType.Customize, MultiPrompt = Shots, Duration = Length(request.Duration, nameof(request)) };
    }

    /// <summary>An image-to-video request with these shots and their length.</summary>
    /// <param name="request">The request. Shots that it has already are replaced.</param>
    /// <returns>The request with these shots.</returns>
    /// <exception cref="ArgumentException">The request asks for another length.</exception>
    /// <exception cref="InvalidOperationException">There are no shots, or they are shorter than the video.</exception>
    public ImageToVideoRequest ApplyTo(ImageToVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { MultiShot = true, ShotType = ShotType.Customize, MultiPrompt = Shots, Duration = Length(request.Duration, nameof(request)) };
    }

    /// <summary>A request of the unified endpoint with these shots and their length.</summary>
    /// <param name="request">The request. Shots that it has already are replaced.</param>
    /// <returns>The request with these shots.</returns>
    /// <exception cref="ArgumentException">The request asks for another length.</exception>
    /// <exception cref="InvalidOperationException">There are no shots, or they are shorter than the video.</exception>
    public VideoCreateRequest ApplyTo(VideoCreateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var own = request.HasLength ? request.EffectiveSeconds?.ToString(CultureInfo.InvariantCulture) ?? "" : null;
        var length = Length(own, nameof(request));
        return request with
        {
            Seconds = request.HasLength ? request.Seconds : length,
            Metadata = (request.Metadata ?? new VideoMetadata()) with { ExtInfo = MultiShotExtInfo.Write(Shots, ShotType.Customize) },
        };
    }

    private static void CheckPrompt(string prompt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(prompt);
        var length = 0;
        foreach (var _ in prompt.EnumerateRunes())
        {
            length++;
        }

        if (length > MaxPromptLength)
        {
            throw new ArgumentException($"A shot's prompt has at most {MaxPromptLength} characters, and this one {length}.", nameof(prompt));
        }
    }

    private void CheckLength(int seconds, int left)
    {
        if (seconds < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A shot is at least 1 s long.");
        }

        if (seconds > left)
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, $"The shot is {seconds} s long, and {left} of the video's {TotalSeconds} s are left.");
        }

        if (_shots.Count == MaxShots - 1 && _open == 0 && seconds < left)
        {
            throw new InvalidOperationException(
                $"This is the last of {MaxShots} shots, and {left} of the video's {TotalSeconds} s are left for it, not {seconds}.");
        }
    }

    private Shot[] Share()
    {
        var (share, remainder) = _open == 0 ? (0, 0) : Math.DivRem(TotalSeconds - _given, _open);
        var shots = new Shot[_shots.Count];
        for (var i = 0; i < shots.Length; i++)
        {
            var (prompt, seconds) = _shots[i];
            var length = seconds ?? (remainder-- > 0 ? share + 1 : share);
            shots[i] = new Shot { Index = i + 1, Prompt = prompt, Duration = length.ToString(CultureInfo.InvariantCulture) };
        }

        return shots;
    }

    /// <summary>The video's length as requests have it.</summary>
    /// <param name="own">The length that the request has; null if it has none.</param>
    /// <param name="parameter">The request's name in the call.</param>
    private string Length(string? own, string parameter) =>
        own is null || (MultiShotRules.TrySeconds(own, out var seconds) && seconds == TotalSeconds)
            ? TotalSeconds.ToString(CultureInfo.InvariantCulture)
            : throw new ArgumentException($"The request asks for a video of another length ('{own}') than that of its shots, {TotalSeconds} s.", parameter);
}
