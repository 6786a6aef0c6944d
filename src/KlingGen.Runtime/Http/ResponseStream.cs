namespace KlingGen.Runtime.Http;

/// <summary>A body that is being received: it ends the connection when disposed, refuses to be silent for too long,
/// and says what broke as <see cref="ApiException"/>.</summary>
internal sealed class ResponseStream(Stream inner, Answer answer, ApiClientOptions options) : Stream
{
    private readonly CancellationTokenSource _idle = new(System.Threading.Timeout.InfiniteTimeSpan, options.TimeProvider);
    private long _count;
    private bool _isDisposed;

    public int Limit => options.MaxResponseBytes;

    public override bool CanRead => !_isDisposed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public ApiException TooLarge() => answer.TooLarge(Limit);

    public ApiException Unreadable(string part, ReadOnlyMemory<byte> content, Exception cause) => answer.Unreadable(part, content, cause);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        _idle.TryReset();
        _idle.CancelAfter(options.StreamIdleTimeout);
        var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _idle);
        await using (registration.ConfigureAwait(false))
        {
            try
            {
                var count = await inner.ReadAsync(buffer, _idle.Token).ConfigureAwait(false);
                _idle.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);
                _count += count;
                return count;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (OperationCanceledException exception) when (_idle.IsCancellationRequested)
            {
                throw answer.Stalled(_count, options.StreamIdleTimeout, exception);
            }
            catch (Exception exception) when (NetworkFailure.IsNetwork(exception))
            {
                throw answer.CutOff(_count, exception);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            var count = inner.Read(buffer);
            _count += count;
            return count;
        }
        catch (Exception exception) when (NetworkFailure.IsNetwork(exception))
        {
            throw answer.CutOff(_count, exception);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            inner.Dispose();
            answer.Message.Dispose();
            answer.Message.RequestMessage?.Dispose();
            _idle.Dispose();
        }

        base.Dispose(disposing);
    }
}
