using System.Net;
using KlingGen.Observability;
using KlingGen.Runtime;
using Microsoft.Extensions.Logging;

namespace KlingGen.Downloads;

/// <summary>Brings the bytes of one video into its part, piece by piece, taking it up again where the connection broke.</summary>
internal sealed class VideoDownload(
    PartFile part, DownloadOptions limits, KlingClientOptions options, ILogger logger, IReadOnlyList<string> secrets)
{
    private const int BufferSize = 128 * 1024;

    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(8);

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly SafeProgress _progress = new(limits.Progress, logger);
    private TimeSpan? _retryAfter;
    private long _incompleteLength;
    private long? _total;

    /// <summary>How many breaks in a row may happen without a single new byte.</summary>
    private int MaxFruitless => (2 * options.MaxRetries) + 1;

    /// <summary>Fetches what is missing.</summary>
    /// <exception cref="KlingDownloadException">The source does not give it.</exception>
    public async Task FetchAsync(IVideoSource source, CancellationToken cancellationToken)
    {
        var fruitless = 0;
        for (var best = part.Length; ; best = Math.Max(best, part.Length))
        {
            Exception failure;
            try
            {
                _retryAfter = null;
                await ContinueAsync(source, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (IsBreak(exception))
            {
                cancellationToken.ThrowIfCancellationRequested();
                failure = exception;
            }

            fruitless = part.Length > best ? 0 : fruitless + 1;
            if (fruitless >= MaxFruitless || _retryAfter > options.MaxRetryAfter)
            {
                throw Interrupted(failure);
            }

            Log.DownloadResumed(logger, part.Length);
            await Task.Delay(Pause(fruitless), options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsBreak(Exception exception) =>
        exception is HttpRequestException or IOException or InvalidDataException or OperationCanceledException or ApiException;

    private TimeSpan Pause(int fruitless)
    {
        var own = options.RetryDelay * (1 << Math.Clamp(fruitless - 1, 0, 10));
        own = own < s_longestPause ? own : s_longestPause;
        return _retryAfter > own ? _retryAfter.Value : own;
    }

    private KlingDownloadException Interrupted(Exception cause) => cause is IncompleteVideoException
        ? new(KlingDownloadError.WrongContent, cause.Message, cause)
        : _retryAfter > options.MaxRetryAfter
            ? new(KlingDownloadError.Interrupted, $"The server asks to be left alone for {_retryAfter.Value.TotalSeconds:0} s.", cause)
            : new(
                KlingDownloadError.Interrupted,
                $"The download broke off after {part.Length} bytes and could not be taken up again.",
                cause);

    private async Task ContinueAsync(IVideoSource source, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(options.DownloadIdleTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
        var offset = Offset(source);
        var proof = part.Proof;
        var version = offset > 0 && proof!.HasStrongTag ? proof.EntityTag : null;
        var answer = await source.OpenAsync(offset, version, linked.Token).ConfigureAwait(false);
        await using var _ = answer.ConfigureAwait(false);
        var content = VideoContent.Plain(answer);
        await using var __ = content.ConfigureAwait(false);
        await ThrowIfRefusedAsync(answer, content, linked.Token).ConfigureAwait(false);
        if (offset > 0 && answer.Status == HttpStatusCode.PartialContent)
        {
            await ProveAsync(answer, content, offset, linked.Token).ConfigureAwait(false);
        }
        else
        {
            await BeginAsync(source, answer, content, linked.Token).ConfigureAwait(false);
        }

        int read;
        while ((read = await content.ReadAsync(_buffer, linked.Token).ConfigureAwait(false)) > 0)
        {
            await WriteAsync(read, cancellationToken).ConfigureAwait(false);
            idle.CancelAfter(options.DownloadIdleTimeout);
        }

        CheckEnd();
    }

    /// <summary>From where on the rest is asked for: the start, where nothing could prove it to be the rest of the same file.</summary>
    private long Offset(IVideoSource source)
    {
        if (part.Proof is not { IsStrong: true } proof || proof.Place != PartProof.PlaceOf(source))
        {
            return 0;
        }

        var isProvedByTag = proof.HasStrongTag && !part.IsTakenUp && part.Length != proof.Total;
        return isProvedByTag ? part.Length : Math.Max(0, part.Length - PartFile.TailLength);
    }

    /// <summary>Makes sure that the answer has the rest of the file that the part is the beginning of.</summary>
    private async Task ProveAsync(VideoAnswer answer, Stream content, long offset, CancellationToken cancellationToken)
    {
        var proof = part.Proof!;
        var overlap = (int)(part.Length - offset);
        var isProved = answer.Coding is null
            && answer.Range?.From == offset
            && proof.Fits(answer)
            && (proof.IsProvedByTag(answer) || (overlap > 0 && proof.Total is not null && proof.Total == answer.Range.Length));
        if (isProved && overlap > 0)
        {
            await content.ReadExactlyAsync(_buffer.AsMemory(0, overlap), cancellationToken).ConfigureAwait(false);
            isProved = part.EndsWith(_buffer.AsSpan(0, overlap), _buffer.AsSpan(overlap, overlap));
        }

        if (!isProved)
        {
            part.Restart(null);
            throw new IOException("The video may have changed while it was being downloaded; it is fetched from the start.");
        }

        _total = answer.Range!.Length ?? proof.Total;
        CheckSize(_total);
    }

    /// <summary>Takes an answer with the whole file, once its first bytes are those of a video.</summary>
    private async Task BeginAsync(IVideoSource source, VideoAnswer answer, Stream content, CancellationToken cancellationToken)
    {
        if (answer.Status == HttpStatusCode.PartialContent && answer.Range?.From is > 0)
        {
            throw new IOException($"The whole video was asked for, and bytes from {answer.Range.From} on came.");
        }

        var total = answer.Coding is null ? answer.Range?.Length ?? answer.Length : null;
        CheckSize(total);
        var head = await content.ReadAtLeastAsync(_buffer, VideoBoxes.HeadLength, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        if (head < VideoBoxes.HeadLength && head < total)
        {
            throw new IOException($"The connection ended after {head} of {total} bytes.");
        }

        if (!VideoBoxes.IsVideo(_buffer.AsSpan(0, head)))
        {
            throw VideoContent.NoVideo(answer, await QuotedAsync(content, head, cancellationToken).ConfigureAwait(false), secrets);
        }

        part.Restart(answer.Coding is null ? PartProof.Of(source, answer, total) : null);
        _total = total;
        await WriteAsync(head, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(int count, CancellationToken cancellationToken)
    {
        CheckSize(part.Length + count);
        await part.WriteAsync(_buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        _progress.Report(part.Length, _total);
    }

    private void CheckSize(long? size)
    {
        if (size > limits.MaxBytes)
        {
            throw new KlingDownloadException(
                KlingDownloadError.TooLarge,
                $"The video is larger than {limits.MaxBytes} bytes, the limit of {nameof(DownloadOptions.MaxBytes)}.");
        }
    }

    private void CheckEnd()
    {
        if (part.Length < _total)
        {
            throw new IOException($"The connection ended after {part.Length} of {_total} bytes.");
        }

        if (part.Length > _total)
        {
            throw new KlingDownloadException(
                KlingDownloadError.WrongContent, $"The server announced {_total} bytes and sent {part.Length}.");
        }

        if (part.Boxes.Missing() is { } missing)
        {
            var failure = new IncompleteVideoException($"The file's boxes are incomplete: {missing}.");
            if (_incompleteLength == part.Length)
            {
                throw new KlingDownloadException(KlingDownloadError.WrongContent, failure.Message);
            }

            _incompleteLength = part.Length;

            // All that was announced is there, so there is no rest to ask for.
            if (_total is not null)
            {
                part.Restart(null);
            }

            throw failure;
        }
    }

    /// <summary>Reads a little more of what is no video, to show it.</summary>
    private async Task<byte[]> QuotedAsync(Stream content, int head, CancellationToken cancellationToken)
    {
        const int Piece = 1024;
        if (head < Piece)
        {
            var rest = _buffer.AsMemory(head, Piece - head);
            head += await content.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }

        return _buffer.AsSpan(0, Math.Min(head, Piece)).ToArray();
    }

    /// <summary>The words of a refusal, if they come: it is one without them too.</summary>
    private async Task<byte[]> RefusalAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return await QuotedAsync(content, 0, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsBreak(exception))
        {
            return [];
        }
    }

    private async Task ThrowIfRefusedAsync(VideoAnswer answer, Stream content, CancellationToken cancellationToken)
    {
        var status = (int)answer.Status;
        if (status is >= 200 and < 300)
        {
            return;
        }

        _retryAfter = answer.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - options.TimeProvider.GetUtcNow(),
            _ => null,
        };
        if (answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable && part.Length > 0)
        {
            part.Restart(null);
            throw new IOException("The video changed while it was being downloaded; it is fetched from the start.");
        }

        if (status is 408 or 425 or 429 or >= 500)
        {
            throw new HttpRequestException($"The server answered {status}.", null, answer.Status);
        }

        var body = VideoContent.Quote(await RefusalAsync(content, cancellationToken).ConfigureAwait(false), secrets);
        throw new KlingDownloadException(
            KlingDownloadError.LinkRefused,
            $"The server refuses to send the video (HTTP {status}{body}); links expire, and videos are deleted after some weeks.");
    }
}
