using System.Text.Json;

namespace KlingGen.Runtime;

/// <summary>A text that is not JSON, a value of the wrong JSON type, or one that JSON cannot say.</summary>
public sealed class ApiJsonException : JsonException
{
    private readonly string? _reason;

    /// <summary>Makes an exception.</summary>
    public ApiJsonException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    public ApiJsonException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ApiJsonException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ApiJsonException(string message, string instanceLocation, Exception? innerException)
        : base(instanceLocation.Length == 0 ? message : "At " + instanceLocation + ": " + message, innerException)
    {
        InstanceLocation = instanceLocation;
        _reason = message;
    }

    internal ApiJsonException(string message, string keyword, long offset)
        : base(message)
    {
        Keyword = keyword;
        Offset = offset;
    }

    /// <summary>The JSON pointer of the value that could not be read or written; empty for the whole text.</summary>
    public string InstanceLocation { get; } = "";

    /// <summary>What is wrong, without the place.</summary>
    internal string Reason => _reason ?? Message;

    internal string Keyword { get; } = "type";

    /// <summary>Where the value begins in the text, in bytes; negative when that is not known.</summary>
    internal long Offset { get; } = -1;
}
