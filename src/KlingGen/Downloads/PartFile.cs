namespace KlingGen.Downloads;

/// <summary>
/// The bytes of a video that came so far, beside the file that they become. They outlive the process, and what proves their version lies
/// beside them; who holds the file open is alone with it. A device is written directly and keeps nothing.
/// </summary>
internal sealed class PartFile : IAsyncDisposable
{
    /// <summary>How many of the last bytes prove that others are the ones that follow them.</summary>
    public const int TailLength = 64 * 1024;

    private const int MaxWriters = 100;

    private readonly DownloadTarget _target;
    private readonly string _path;
    private readonly FileStream _stream;
    private byte[] _tail = [];
    private bool _isDone;

    private PartFile(DownloadTarget target, string path, FileStream stream)
    {
        _target = target;
        _path = path;
        _stream = stream;
    }

    /// <summary>How many bytes there are.</summary>
    public long Length { get; private set; }

    /// <summary>What proves their version; null where nothing does.</summary>
    public PartProof? Proof { get; private set; }

    /// <summary>Whether the bytes come from a process that ended.</summary>
    public bool IsTakenUp { get; private set; }

    /// <summary>What the bytes are made of.</summary>
    public VideoBoxes Boxes { get; private set; } = new();

    private string ProofPath => _path + PartFolder.ProofSuffix;

    /// <summary>Opens the part of a video, with what an earlier process left of it.</summary>
    /// <exception cref="KlingDownloadException">It cannot be written.</exception>
    public static PartFile Open(DownloadTarget target, string video, TimeProvider clock)
    {
        PartFile? part = null;
        if (target.IsDevice)
        {
            target.Guard(() => part = new PartFile(target, target.FullPath, OpenStream(target.FullPath, FileMode.Open, FileAccess.Write)));
            return part!;
        }

        PartFolder.Clean(target, clock.GetUtcNow());
        target.Guard(() => part = OpenAlone(target, video));
        part!.TakeUp();
        return part;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DownloadTarget.IsOfFiles(exception))
        {
            throw _target.Unwritable(exception);
        }

        Boxes.Take(bytes.Span);
        Length += bytes.Length;
        if (_target.IsDevice)
        {
            Remember(bytes.Span);
        }
    }

    /// <summary>Whether bytes of an answer are the last ones of the part.</summary>
    /// <param name="bytes">The bytes of the answer.</param>
    /// <param name="buffer">As many bytes of space.</param>
    public bool EndsWith(ReadOnlySpan<byte> bytes, Span<byte> buffer)
    {
        if (_target.IsDevice)
        {
            return _tail.AsSpan().EndsWith(bytes);
        }

        var read = 0;
        try
        {
            _stream.Position = Length - bytes.Length;
            read = _stream.ReadAtLeast(buffer[..bytes.Length], bytes.Length, throwOnEndOfStream: false);
            _stream.Position = Length;
        }
        catch (Exception exception) when (DownloadTarget.IsOfFiles(exception))
        {
            throw _target.Unwritable(exception);
        }

        return read == bytes.Length && bytes.SequenceEqual(buffer[..read]);
    }

    /// <summary>Throws away what came, and begins another file.</summary>
    /// <param name="proof">What is known of it; null where nothing is.</param>
    /// <exception cref="KlingDownloadException">What was written cannot be taken back.</exception>
    public void Restart(PartProof? proof)
    {
        if (_target.IsDevice)
        {
            ThrowIfWritten();
        }
        else
        {
            _target.Guard(() =>
            {
                _stream.SetLength(0);
                _stream.Position = 0;
                File.Delete(ProofPath);
                if (proof is { IsStrong: true })
                {
                    File.WriteAllText(ProofPath, proof.ToText());
                }
            });
        }

        Length = 0;
        Boxes = new VideoBoxes();
        IsTakenUp = false;
        Proof = proof;
    }

    /// <summary>Puts the complete file into its place.</summary>
    /// <exception cref="KlingDownloadException">It cannot take its place; the part stays.</exception>
    public async Task CommitAsync()
    {
        if (_target.IsDevice)
        {
            await _stream.FlushAsync().ConfigureAwait(false);
            return;
        }

        // Moved while it is held open, so that nobody takes up a part that is about to become the file.
        _target.Guard(() =>
        {
            _stream.Flush(flushToDisk: true);
            _target.Take(_path);
            _isDone = true;
            File.Delete(ProofPath);
        });
    }

    /// <summary>Leaves nothing of it.</summary>
    public void Discard()
    {
        if (!_target.IsDevice && !_isDone)
        {
            _isDone = true;
            File.Delete(_path);
            File.Delete(ProofPath);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Length == 0 || Proof is not { IsStrong: true })
        {
            Discard();
        }

        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    // A device cannot be read again.
    private void Remember(ReadOnlySpan<byte> bytes)
    {
        var kept = Math.Clamp(TailLength - bytes.Length, 0, _tail.Length);
        _tail = [.. _tail.AsSpan(_tail.Length - kept), .. bytes[^Math.Min(bytes.Length, TailLength)..]];
    }

    private static PartFile OpenAlone(DownloadTarget target, string video)
    {
        for (var number = 0; ; number++)
        {
            var path = PartFolder.PathOf(target, video, number);
            try
            {
                var stream = OpenStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
                if (File.Exists(path))
                {
                    return new PartFile(target, path, stream);
                }

                // Who held it before has just moved it to its place.
                stream.Dispose();
            }
            catch (IOException) when (number < MaxWriters && File.Exists(path))
            {
                // Another process is writing this one.
            }
        }
    }

    // Windows moves and deletes an open file only if it was opened so; elsewhere that is always so, and the lock is what 'None' takes.
    private static FileStream OpenStream(string path, FileMode mode, FileAccess access) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = access,
        Share = access == FileAccess.Write ? FileShare.ReadWrite : OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None,
        Options = FileOptions.Asynchronous,
        BufferSize = 0,
    });

    private void TakeUp()
    {
        try
        {
            Proof = _stream.Length > 0 && File.Exists(ProofPath) ? PartProof.Read(File.ReadAllText(ProofPath)) : null;
            if (Proof is not { IsStrong: true } proof || _stream.Length > (proof.Total ?? long.MaxValue))
            {
                Restart(null);
                return;
            }

            FollowBoxes();
            Length = _stream.Length;
            _stream.Position = Length;
            IsTakenUp = true;
        }
        catch (Exception exception) when (DownloadTarget.IsOfFiles(exception))
        {
            _stream.Dispose();
            throw _target.Unwritable(exception);
        }
    }

    private void FollowBoxes()
    {
        Span<byte> one = stackalloc byte[1];
        var length = _stream.Length;
        for (long position = 0; position < length;)
        {
            if (Boxes.Skippable > 0)
            {
                var skipped = Math.Min(Boxes.Skippable, length - position);
                Boxes.Skip(skipped);
                position += skipped;
                continue;
            }

            _stream.Position = position++;
            _stream.ReadExactly(one);
            Boxes.Take(one);
        }
    }

    private void ThrowIfWritten()
    {
        if (Length > 0)
        {
            throw new KlingDownloadException(
                KlingDownloadError.Interrupted,
                $"The download broke off after {Length} bytes, and what was written to '{_target.Path}' cannot be taken back.");
        }
    }
}
