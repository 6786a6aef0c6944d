using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator.Gateways;

/// <summary>Counts the calls of each account of a gateway, second by second.</summary>
internal sealed class RateLimit(EmulatorState state)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _calls = [];
    private long _second;

    /// <exception cref="RefusedException">Too many calls have come in this second.</exception>
    public void Count(Account account)
    {
        if (state.Limits.RequestsPerSecond is not { } limit)
        {
            return;
        }

        lock (_gate)
        {
            var second = state.Clock.GetUtcNow().ToUnixTimeSeconds();
            if (second != _second)
            {
                _second = second;
                _calls.Clear();
            }

            var calls = _calls.GetValueOrDefault(account.Id);
            if (calls >= limit)
            {
                throw Refusals.TooManyRequests();
            }

            _calls[account.Id] = calls + 1;
        }
    }
}
