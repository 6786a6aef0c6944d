using System.Globalization;

namespace KlingGen;

/// <summary>
/// The shots of a multi-shot video, numbered as they are added: <c>new ShotList().Add(2, "A door opens").Add(3, "A cat walks in")</c>.
/// </summary>
public sealed class ShotList
{
    private readonly List<Shot> _shots = [];

    /// <summary>The shots, numbered from 1.</summary>
    public IReadOnlyList<Shot> Shots => _shots;

    /// <summary>The length of all shots together, in seconds.</summary>
    public int TotalSeconds { get; private set; }

    /// <summary>Reads shots as a command line has them.</summary>
    /// <param name="shots">Each <c>SECONDS:PROMPT</c>, as in <c>2:A door opens</c>.</param>
    /// <returns>The shots.</returns>
    /// <exception cref="FormatException">One of them has no whole number of seconds or no prompt.</exception>
    public static ShotList Parse(IEnumerable<string> shots)
    {
        ArgumentNullException.ThrowIfNull(shots);
        var list = new ShotList();
        foreach (var shot in shots)
        {
            var colon = shot.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0
                || !int.TryParse(shot.AsSpan(0, colon), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds)
                || string.IsNullOrWhiteSpace(shot[(colon + 1)..]))
            {
                throw new FormatException($"'{shot}' is no shot. A shot is its seconds and its prompt, as in '2:A door opens'.");
            }

            list.Add(seconds, shot[(colon + 1)..].Trim());
        }

        return list;
    }

    /// <summary>Adds a shot at the end.</summary>
    /// <param name="seconds">How long the shot is, from 1 to the length of the video.</param>
    /// <param name="prompt">What it shows, at most 512 characters.</param>
    /// <returns>This list.</returns>
    public ShotList Add(int seconds, string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        _shots.Add(new Shot { Index = _shots.Count + 1, Prompt = prompt, Duration = seconds.ToString(CultureInfo.InvariantCulture) });
        TotalSeconds += seconds;
        return this;
    }

    /// <summary>A text-to-video request with these shots. A request without a duration gets that of the shots.</summary>
    /// <param name="request">The request without shots.</param>
    /// <returns>The request with shots.</returns>
    public TextToVideoRequest ApplyTo(TextToVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with
        {
            MultiShot = true,
            ShotType = ShotType.Customize,
            MultiPrompt = [.. _shots],
            Duration = request.Duration ?? TotalText,
        };
    }

    /// <summary>An image-to-video request with these shots. A request without a duration gets that of the shots.</summary>
    /// <param name="request">The request without shots.</param>
    /// <returns>The request with shots.</returns>
    public ImageToVideoRequest ApplyTo(ImageToVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with
        {
            MultiShot = true,
            ShotType = ShotType.Customize,
            MultiPrompt = [.. _shots],
            Duration = request.Duration ?? TotalText,
        };
    }

    /// <summary>A request of the unified endpoint with these shots, in <c>metadata.ext_info</c>. A request without a length gets that of the shots.</summary>
    /// <param name="request">The request without shots.</param>
    /// <returns>The request with shots.</returns>
    public VideoCreateRequest ApplyTo(VideoCreateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with
        {
            Seconds = request.Seconds ?? (request.Duration is null ? TotalText : null),
            Metadata = (request.Metadata ?? new VideoMetadata()) with { ExtInfo = MultiShotExtInfo.Write([.. _shots], ShotType.Customize) },
        };
    }

    private string TotalText => TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
