using System.Net;
using System.Net.Http.Headers;
using KlingGen.Errors;
using KlingGen.Observability;
using KlingGen.Runtime;
using Microsoft.Extensions.Logging;

namespace KlingGen.Downloads;

/// <summary>Brings a video to disk piece by piece, taking it up again where the connection broke.</summary>
internal sealed class VideoDownloader(KlingClientOptions options, ILogger logger)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>How many breaks in a row may happen without a single new byte.</summary>
    private const int MaxFruitlessAttempts = 4;

    /// <summary>Downloads a video.</summary>
    /// <returns>The file's length in bytes.</returns>
    /// <exception cref="KlingDownloadException">The video did not reach its file; nothing is left of it.</exception>
    public async Task<long> DownloadAsync(
        IVideoSource source, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var target = DownloadTarget.Open(path);
        await using var _ = target.ConfigureAwait(false);
        var download = new Download(source, target, progress, options);
        var fruitless = 0;
        while (true)
        {
            var before = target.Length;
            try
            {
                await download.ContinueAsync(cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (Exception exception) when (IsBreak(exception, cancellationToken))
            {
                fruitless = target.Length > before ? 0 : fruitless + 1;
                if (fruitless >= MaxFruitlessAttempts)
                {
                    throw new KlingDownloadException(
                        KlingDownloadError.Interrupted,
                        $"The download broke off after {target.Length} bytes and could not be taken up again.",
                        exception);
                }

                Log.DownloadResumed(logger, target.Length);
                await Task.Delay(options.RetryDelay * (1 << fruitless), options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }

        var length = target.Length;
        await target.CommitAsync().ConfigureAwait(false);
        KlingTelemetry.DownloadedBytes.Add(length);
        return length;
    }

    private static bool IsBreak(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && exception is HttpRequestException or IOException or OperationCanceledException or ApiException;

    /// <summary>One download with what is known of the whole: its length and its version.</summary>
    private sealed class Download(IVideoSource source, DownloadTarget target, IProgress<DownloadProgress>? progress, KlingClientOptions options)
    {
        private readonly byte[] _buffer = new byte[BufferSize];
        private EntityTagHeaderValue? _entityTag;
        private long? _total;

        public async Task ContinueAsync(CancellationToken cancellationToken)
        {
            using var idle = new CancellationTokenSource(options.DownloadIdleTimeout, options.TimeProvider);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
            var answer = await source.OpenAsync(target.Length, _entityTag, linked.Token).ConfigureAwait(false);
            await using var _ = answer.ConfigureAwait(false);
            if (!Accept(answer))
            {
                return;
            }

            int read;
            while ((read = await answer.Content.ReadAsync(_buffer, linked.Token).ConfigureAwait(false)) > 0)
            {
                await target.WriteAsync(_buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                idle.CancelAfter(options.DownloadIdleTimeout);
                progress?.Report(new DownloadProgress(target.Length, _total));
            }

            CheckLength();
        }

        /// <summary>Looks at the answer's head.</summary>
        /// <returns>Whether there are bytes to read; false when all of them are there already.</returns>
        private bool Accept(VideoAnswer answer)
        {
            if (answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable && target.Length > 0)
            {
                if (target.Length == (answer.Range?.Length ?? _total))
                {
                    return false;
                }

                Restart();
                throw new IOException("The content changed while it was being downloaded.");
            }

            ThrowIfRefused(answer);
            ThrowIfNoVideo(answer.MediaType);
            if (answer.Status == HttpStatusCode.PartialContent)
            {
                if (answer.Range?.From is { } from && from != target.Length)
                {
                    throw new IOException($"Bytes from {target.Length} on were asked for and bytes from {from} on came.");
                }

                _total = answer.Range?.Length ?? _total;
            }
            else
            {
                if (target.Length > 0)
                {
                    Restart();
                }

                _total = answer.Length;
            }

            _entityTag = answer.EntityTag;
            return true;
        }

        private void Restart()
        {
            if (!target.CanRestart)
            {
                throw new KlingDownloadException(
                    KlingDownloadError.Interrupted,
                    $"The download broke off after {target.Length} bytes, and the server cannot send the rest alone.");
            }

            target.Restart();
        }

        private void CheckLength()
        {
            if (target.Length == 0)
            {
                throw new KlingDownloadException(KlingDownloadError.WrongContent, "The server sent an empty video.");
            }

            if (target.Length < _total)
            {
                throw new IOException($"The connection ended after {target.Length} of {_total} bytes.");
            }

            if (target.Length > _total)
            {
                throw new KlingDownloadException(
                    KlingDownloadError.WrongContent, $"The server announced {_total} bytes and sent {target.Length}.");
            }
        }

        private static void ThrowIfRefused(VideoAnswer answer)
        {
            var status = (int)answer.Status;
            if (status is >= 200 and < 300)
            {
                return;
            }

            if (status is 408 or 429 or >= 500)
            {
                throw new HttpRequestException($"The server answered {status}.", null, answer.Status);
            }

            throw new KlingDownloadException(
                KlingDownloadError.LinkRefused,
                $"The server refuses to send the video (HTTP {status}); links expire, and videos are deleted after some weeks.");
        }

        private static void ThrowIfNoVideo(string? mediaType)
        {
            if (mediaType is not null && (mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType.EndsWith("json", StringComparison.Ordinal)))
            {
                throw new KlingDownloadException(
                    KlingDownloadError.WrongContent, $"The server sent {mediaType} where a video was expected.");
            }
        }
    }
}
