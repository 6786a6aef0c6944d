using System.Net;
using System.Net.Http.Headers;

namespace KlingGen.Tests.Downloads;

/// <summary>A server of one video that misbehaves as a test has told it.</summary>
internal sealed class VideoServer(byte[] video) : HttpMessageHandler
{
    private readonly Dictionary<int, byte[]> _versions = [];
    private int _request;

    public byte[] Video => video;

    /// <summary>After how many bytes each answer breaks off, in order; later answers are whole.</summary>
    public int[] BreakAfter { get; init; } = [];

    public bool KnowsRanges { get; init; } = true;

    public bool SaysLength { get; init; } = true;

    public string? MediaType { get; init; } = "video/mp4";

    /// <summary>The version of each answer, in order; the last one stays.</summary>
    public string?[] Tags { get; init; } = ["\"v1\""];

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>What is answered before anything else is looked at; null goes on.</summary>
    public Func<HttpRequestMessage, int, HttpResponseMessage?> First { get; init; } = static (_, _) => null;

    /// <summary>What may still be changed of an answer.</summary>
    public Action<HttpResponseMessage, int> Last { get; init; } = static (_, _) => { };

    public List<string?> Ranges { get; } = [];

    public List<string?> Conditions { get; } = [];

    public List<string> Addresses { get; } = [];

    public List<HttpRequestHeaders> Headers { get; } = [];

    /// <summary>From a request on, another video is served.</summary>
    public VideoServer Then(int request, byte[] other)
    {
        _versions[request] = other;
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = _request++;
        Ranges.Add(request.Headers.Range?.ToString());
        Conditions.Add(request.Headers.IfRange?.ToString());
        Addresses.Add(request.RequestUri!.AbsoluteUri);
        Headers.Add(request.Headers);
        var response = First(request, number) ?? Answer(request, number);
        cancellationToken.ThrowIfCancellationRequested();
        response.RequestMessage = request;
        return Task.FromResult(response);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, int number)
    {
        var bytes = _versions.Where(version => version.Key <= number).OrderBy(static version => version.Key).LastOrDefault().Value ?? video;
        var tag = Tags[Math.Min(number, Tags.Length - 1)];
        var isSame = request.Headers.IfRange?.EntityTag is not { } condition || condition.ToString() == tag;
        var from = KnowsRanges && isSame ? (int)(request.Headers.Range?.Ranges.First().From ?? 0) : 0;
        if (from > 0 && from >= bytes.Length)
        {
            return new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable);
        }

        var sent = number < BreakAfter.Length ? BreakAfter[number] : bytes.Length - from;
        var content = new StreamContent(new BreakingStream(bytes.AsMemory(from, sent), breaks: number < BreakAfter.Length && SaysLength));
        content.Headers.ContentType = MediaType is null ? null : new MediaTypeHeaderValue(MediaType);
        content.Headers.ContentLength = SaysLength ? bytes.Length - from : null;
        content.Headers.LastModified = LastModified;
        if (from > 0)
        {
            content.Headers.ContentRange = new ContentRangeHeaderValue(from, bytes.Length - 1, bytes.Length);
        }

        var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = content };
        response.Headers.ETag = tag is null ? null : EntityTagHeaderValue.Parse(tag);
        Last(response, number);
        return response;
    }

    /// <summary>Gives its bytes in uneven pieces; then it ends, or breaks.</summary>
    private sealed class BreakingStream(ReadOnlyMemory<byte> bytes, bool breaks) : MemoryStream(bytes.ToArray(), writable: false)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Position == Length && breaks
                ? throw new IOException("The response ended prematurely.")
                : base.ReadAsync(buffer[..Math.Min(buffer.Length, Position == 0 ? 5 : 9973)], cancellationToken);
        }
    }
}
