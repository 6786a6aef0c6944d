namespace KlingGen.Runtime;

/// <summary>What is known of a failed request's effect on the server: whether sending it again could do the work twice.</summary>
public enum RequestOutcome
{
    /// <summary>The request may or may not have been carried out: the connection was cut, time ran out, the server failed inside,
    /// or it pointed to another address.</summary>
    Unknown,

    /// <summary>The request provably never reached the server: it was invalid, the host could not be found, reached or trusted,
    /// or its body was never begun.</summary>
    NotSent,

    /// <summary>The server answered with a status from 400 to 499 that says that it did not do what was asked.</summary>
    Refused,

    /// <summary>The server answered with success, but the answer could not be read.</summary>
    CarriedOut,
}
