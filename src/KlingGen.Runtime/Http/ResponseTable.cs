using System.Globalization;

namespace KlingGen.Runtime.Http;

/// <summary>What a document says of an operation's answers. Immutable once built, shared by all calls.</summary>
/// <typeparam name="T">The type of the first successful answer with a body.</typeparam>
public sealed class ResponseTable<T>
{
    // A status as it is, a range by its first digit (5 for 5XX), and 0 for 'default'.
    private readonly List<(int Status, ResponseContent<T>? Content)> _successes = [];
    private readonly List<(int Status, ErrorContent Content)> _errors = [];

    internal string Accept { get; private set; } = "";

    /// <summary>Adds a success whose body is a <typeparamref name="T"/>.</summary>
    /// <param name="status">A status, a range such as <c>2XX</c>, or <c>default</c>.</param>
    /// <param name="content">How the body is read.</param>
    public ResponseTable<T> Success(string status, ResponseContent<T> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _successes.Add((Key(status), content));
        if (!Accept.Contains(content.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            Accept += (Accept.Length == 0 ? "" : ", ") + content.MediaType;
        }

        return this;
    }

    /// <summary>Adds a success without a body, or with one of another type. What else the document calls a normal answer is one too: a
    /// 304 to who has the newest copy, or a redirect, which then is not followed.</summary>
    /// <param name="status">A status or a range such as <c>2XX</c>.</param>
    public ResponseTable<T> Success(string status)
    {
        _successes.Add((Key(status), null));
        return this;
    }

    /// <summary>Adds a failure whose body has a type.</summary>
    /// <typeparam name="TError">The type.</typeparam>
    /// <param name="status">A status, a range such as <c>4XX</c>, or <c>default</c>.</param>
    /// <param name="content">How the body is read.</param>
    public ResponseTable<T> Error<TError>(string status, ResponseContent<TError> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Error(status, new ErrorContent<TError>(content));
    }

    /// <summary>Whether a status is an answer and no failure.</summary>
    internal bool IsSuccess(int status) => status is >= 200 and < 300
        || _successes.Exists(entry => entry.Status == status || (status is 300 or 304 && entry.Status == status / 100));

    /// <summary>How the body of a success is read: as its status says, else as the first success does, since gateways change 200 to
    /// 201 without a word.</summary>
    internal ResponseContent<T>? ForSuccess(int status)
    {
        if (Find(_successes, status, out var content) || status >= 300)
        {
            return content;
        }

        foreach (var (_, first) in _successes)
        {
            if (first is not null)
            {
                return first;
            }
        }

        return null;
    }

    internal ResponseTable<T> Error(string status, ErrorContent content)
    {
        _errors.Add((Key(status), content));
        return this;
    }

    internal ErrorContent? ForError(int status) => Find(_errors, status, out var content) ? content : null;

    private static int Key(string status)
    {
        if (int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var exact))
        {
            return exact;
        }

        return status is [>= '1' and <= '5' and var digit, 'X' or 'x', 'X' or 'x'] ? digit - '0' : 0;
    }

    private static bool Find<TContent>(List<(int Status, TContent Content)> entries, int status, out TContent? content)
    {
        foreach (var wanted in (ReadOnlySpan<int>)[status, status / 100, 0])
        {
            foreach (var (entry, candidate) in entries)
            {
                if (entry == wanted)
                {
                    content = candidate;
                    return true;
                }
            }
        }

        content = default;
        return false;
    }
}
