using KlingGen.Gateways;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tasks;

/// <summary>Gathers the queries of a product's tasks for a moment and sends them as one call.</summary>
internal sealed class QueryBatch(PaidTasks road, OperationDescriptor queryMany)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private readonly int _most = Math.Max(1, queryMany.IdParameter?.Most ?? 100);

    // Those that are not sent yet; the last one takes more.
    private readonly List<Gathering> _gathering = [];

    /// <summary>Asks for a task together with others.</summary>
    /// <returns>The task; null where the answer does not have it, which need not mean that there is none.</returns>
    public async Task<TaskRecord?> QueryAsync(string id, CancellationToken cancellationToken)
    {
        var (gathering, isNew) = Join(id);
        if (isNew)
        {
            _ = SendAsync(gathering);
        }

        var (tasks, failure) = await gathering.Answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return failure is null ? tasks!.GetValueOrDefault(id) : throw failure.Copy();
    }

    private (Gathering Gathering, bool IsNew) Join(string id)
    {
        lock (_gathering)
        {
            var last = _gathering.Count > 0 ? _gathering[^1] : null;
            var isNew = last is null || last.Ids.Count >= _most;
            if (isNew)
            {
                _gathering.Add(last = new Gathering());
            }

            last!.Ids.Add(id);
            return (last, isNew);
        }
    }

    private async Task SendAsync(Gathering gathering)
    {
        try
        {
            await Task.Delay(Window(), road.Options.TimeProvider, road.Disposal).ConfigureAwait(false);
            lock (_gathering)
            {
                _gathering.Remove(gathering);
            }

            var call = new QueryManyCall(queryMany, [.. gathering.Ids]);
            var records = await road.Calls.SendOnceAsync<QueryManyCall, IReadOnlyList<TaskRecord>>(call, road.Disposal)
                .ConfigureAwait(false);
            var tasks = new Dictionary<string, TaskRecord>(StringComparer.Ordinal);
            foreach (var record in records)
            {
                tasks[record.Id] = record;
            }

            gathering.Answer.TrySetResult((tasks, null));
        }
        catch (KlingApiException exception)
        {
            gathering.Answer.TrySetResult((null, exception));
        }
        catch (OperationCanceledException)
        {
            gathering.Answer.TrySetCanceled(road.Disposal);
        }
        catch (Exception exception)
        {
            gathering.Answer.TrySetException(exception);
        }
    }

    // A small part of the pause between two queries, so that nobody's news come late.
    private TimeSpan Window()
    {
        var part = (road.Options.PollInterval ?? road.Gateway.Descriptor.FirstPause) / 20;
        return part < Longest ? part : Longest;
    }

    private sealed class Gathering
    {
        public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

        public TaskCompletionSource<(Dictionary<string, TaskRecord>? Tasks, KlingApiException? Failure)> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
