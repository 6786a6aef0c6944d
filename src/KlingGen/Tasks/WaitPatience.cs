namespace KlingGen.Tasks;

/// <summary>Which failures of queries end a wait. What passes never does; what says that there is no such task, or that the key is wrong, is
/// believed when it has been said several times.</summary>
/// <param name="road">What the client's tasks share.</param>
/// <param name="isOurs">Whether the task was made by this client, so that it is there.</param>
internal sealed class WaitPatience(PaidTasks road, bool isOurs)
{
    /// <summary>How often in a row the gateway must say it.</summary>
    private const int Enough = 4;

    // A task that was just made may take its time to be found.
    private static readonly TimeSpan NotYet = TimeSpan.FromMinutes(2);

    private readonly long _began = road.Options.TimeProvider.GetTimestamp();
    private bool _hasAnswered;
    private int _failures;
    private int _refusals;

    /// <summary>The task was seen.</summary>
    public void Answered()
    {
        _hasAnswered = true;
        _failures = 0;
        _refusals = 0;
    }

    /// <summary>Whether the wait goes on after a failure.</summary>
    public bool MayGoOn(KlingApiException failure)
    {
        _failures++;
        switch (failure.Kind)
        {
            case KlingErrorKind.NotFound when isOurs && road.Options.TimeProvider.GetElapsedTime(_began) < NotYet:
                return true;
            case KlingErrorKind.NotFound or KlingErrorKind.Authentication or KlingErrorKind.Permission or KlingErrorKind.BadRequest:
                return ++_refusals < Enough;
            case KlingErrorKind.Unreachable when !_hasAnswered && !isOurs && failure.CertainlyNotCarriedOut:
                // Nobody was ever there: an address that is wrong, more likely than a gateway that is away.
                return _failures <= Math.Max(Enough, road.Options.MaxRetries);
            default:
                _hasAnswered |= failure.StatusCode is not null;
                _refusals = 0;
                return true;
        }
    }

    /// <summary>The pause after a failure: short after the first, the gateway's pace later, and as long as it asks for.</summary>
    public TimeSpan Pause(KlingApiException failure, TimeSpan pace)
    {
        var delay = road.Calls.Retries.Delay(_failures - 1, retryAfter: null);
        var pause = delay < pace ? delay : pace;
        return failure.RetryAfter > pause ? failure.RetryAfter.Value : pause;
    }
}
