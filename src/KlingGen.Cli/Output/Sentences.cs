using System.Net.Sockets;

namespace KlingGen.Cli.Output;

/// <summary>Turns what the system reports into words that fit into a sentence.</summary>
internal static class Sentences
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);
    private const int QuotaOnUnix = 122;

    /// <summary>Names in a sentence: <c>a, b or c</c>.</summary>
    public static string Or(IEnumerable<string> names) => Joined(names, "or");

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> names) => Joined(names, "and");

    /// <summary>The first sentence of a text, and the next ones as long as all together stay short; without the last full stop.</summary>
    public static string Shortened(string text, int length)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = 0;
        while (EndOfSentence(text, end) is var next && next > end && (end == 0 || next <= length))
        {
            end = next;
        }

        return text[..end].TrimEnd('.');
    }

    /// <summary>Why a file could not be read or written, in a few words and without the path.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "access is denied",
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        PathTooLongException => "the path is too long",
        IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } => "the disk is full",
        IOException { HResult: QuotaOnUnix } => "the disk quota is used up",
        _ => Lower(FirstSentence(exception.Message)),
    };

    /// <summary>Why a host could not be reached, in a few words.</summary>
    public static string Reason(HttpRequestException exception) => exception switch
    {
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "nothing listens there (connection refused)",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "there is no such host",
        { InnerException: SocketException socket } => Lower(FirstSentence(socket.Message)),
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection could be made",
        { InnerException: { } inner } => Lower(FirstSentence(inner.Message)),
        _ => Lower(FirstSentence(exception.Message)),
    };

    // "such as 5.1" and "e.g. this" end no sentence: the next begins with a capital letter.
    private static int EndOfSentence(string text, int start)
    {
        for (var stop = text.IndexOf(". ", start, StringComparison.Ordinal); stop >= 0; stop = text.IndexOf(". ", stop + 1, StringComparison.Ordinal))
        {
            if (stop + 2 < text.Length && char.IsUpper(text[stop + 2]))
            {
                return stop + 1;
            }
        }

        return text.Length;
    }

    private static string Joined(IEnumerable<string> names, string conjunction) => names.ToArray() switch
    {
        [] => "",
        [var only] => only,
        [.. var others, var last] => $"{string.Join(", ", others)} {conjunction} {last}",
    };

    private static string FirstSentence(string message)
    {
        var line = message.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        // "Read-only file system : '/mnt/cat.mp4'": the sentence around it names the path already.
        var path = line.IndexOf(" : ", StringComparison.Ordinal);
        line = path < 0 ? line : line[..path];
        return line.TrimEnd('.').ToString();
    }

    private static string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
