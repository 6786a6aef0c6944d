namespace KlingGen.Runtime;

/// <summary>Why a call failed.</summary>
public enum ApiFailure
{
    /// <summary>The server answered with a status that means failure.</summary>
    Status,

    /// <summary>The request breaks the document's rules and was not sent.</summary>
    InvalidRequest,

    /// <summary>The host could not be found, reached or trusted, or the connection was cut.</summary>
    Connection,

    /// <summary>The server did not answer in time.</summary>
    Timeout,

    /// <summary>The server answered with success and something that the document does not describe: no JSON, JSON of the wrong shape,
    /// or too much.</summary>
    UnreadableAnswer,

    /// <summary>A handler of the caller's followed a redirect with a request that changes something, or took a secret to another origin.
    /// The answer of the other address is not taken for that of the request.</summary>
    Redirect,
}
