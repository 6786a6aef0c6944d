using System.Net.Http.Headers;

namespace KlingGen.Benchmarks;

/// <summary>Answers every request with the same JSON, at once and without a network; it reads what is sent as a socket would.</summary>
internal sealed class MemoryHandler(byte[] answer) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    /// <summary>Told of each request.</summary>
    public Action? WhenAsked { get; init; }

    /// <summary>The length of the last body.</summary>
    public long BytesReceived { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WhenAsked?.Invoke();
        if (request.Content is { } body)
        {
            var counter = new CountingStream();
            await body.CopyToAsync(counter, cancellationToken).ConfigureAwait(false);
            BytesReceived = counter.Count;
        }

        return new HttpResponseMessage { RequestMessage = request, Content = new ByteArrayContent(answer) { Headers = { ContentType = s_json } } };
    }

    private sealed class CountingStream : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Count += count;
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
