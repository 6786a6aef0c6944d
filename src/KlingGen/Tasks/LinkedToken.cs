namespace KlingGen.Tasks;

/// <summary>A token that ends with its caller's, and with the client; it costs nothing where the caller's never ends.</summary>
internal readonly struct LinkedToken : IDisposable
{
    private readonly CancellationTokenSource? _source;

    public LinkedToken(CancellationTokenSource client, CancellationToken caller)
    {
        _source = caller.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(caller, client.Token) : null;
        Token = _source?.Token ?? client.Token;
    }

    public CancellationToken Token { get; }

    public void Dispose() => _source?.Dispose();
}
