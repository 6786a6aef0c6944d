using System.Net.Sockets;
using System.Security.Authentication;

namespace KlingGen.Runtime.Http;

/// <summary>What the network's exceptions mean.</summary>
internal static class NetworkFailure
{
    public static bool IsNetwork(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or AuthenticationException;

    /// <summary>Whether the connection was never made, so that nothing can have been sent.</summary>
    public static bool IsBeforeSending(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } => true,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } => true,
        HttpRequestException { InnerException: { } inner } => IsBeforeSending(inner),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound } => true,
        SocketException { SocketErrorCode: SocketError.TryAgain or SocketError.NoData } => true,
        _ => false,
    };

    /// <summary>What happened, as the second half of a sentence.</summary>
    public static string Describe(Exception exception, Uri address)
    {
        var error = (exception as HttpRequestException)?.HttpRequestError;
        var cause = exception.GetBaseException();
        return (error, cause) switch
        {
            (HttpRequestError.NameResolutionError, _)
                or (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }) =>
                $"the host '{address.Host}' cannot be found",
            (_, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) =>
                $"'{address.Authority}' refused the connection; nothing listens there",
            (HttpRequestError.SecureConnectionError, _) or (_, AuthenticationException) =>
                $"no trusted TLS connection to '{address.Authority}': {cause.Message.TrimEnd('.')}",
            (HttpRequestError.ConnectionError, _) => $"'{address.Authority}' cannot be reached: {cause.Message.TrimEnd('.')}",
            (HttpRequestError.ProxyTunnelError, _) => $"the proxy makes no way to '{address.Authority}'",
            (HttpRequestError.ResponseEnded, _) => "the connection was cut before an answer came",
            (HttpRequestError.InvalidResponse, _) => "what came back is not HTTP",
            _ => "the connection failed: " + cause.Message.TrimEnd('.'),
        };
    }
}
