namespace KlingGen.Tasks;

/// <summary>A watch that ends with the client too, and whose failures carry the handle and the outcome of its task.</summary>
internal sealed class GuardedWatch(PaidTasks road, PaidTask owner, TaskWatch watch, CancellationToken watcher) : IAsyncEnumerable<VideoTask>
{
    public IAsyncEnumerator<VideoTask> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new Enumerator(owner, watch, road, watcher, cancellationToken);

    private sealed class Enumerator : IAsyncEnumerator<VideoTask>
    {
        private readonly PaidTask _owner;
        private readonly CancellationToken _watcher;
        private readonly CancellationToken _caller;
        private readonly LinkedToken _link;
        private readonly IAsyncEnumerator<VideoTask> _inner;

        public Enumerator(
            PaidTask owner, TaskWatch watch, PaidTasks road, CancellationToken watcher, CancellationToken cancellationToken)
        {
            _owner = owner;
            _watcher = watcher;
            _caller = cancellationToken;
            _link = road.Link(cancellationToken);
            _inner = watch.GetAsyncEnumerator(_link.Token);
        }

        public VideoTask Current => _inner.Current;

        public async ValueTask<bool> MoveNextAsync()
        {
            try
            {
                return await _inner.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                throw _owner.Ended("watch", exception, _watcher.IsCancellationRequested ? _watcher : _caller);
            }
        }

        public ValueTask DisposeAsync()
        {
            _link.Dispose();
            return _inner.DisposeAsync();
        }
    }
}
