using System.Globalization;

namespace KlingGen.Runtime.Http;

/// <summary>What a document says of an operation's answers. Immutable once built, shared by all calls.</summary>
/// <typeparam name="T">The type of the first successful answer with a body.</typeparam>
public sealed class ResponseTable<T>
{
    private const string Default = "default";
    private readonly List<(string Status, ResponseContent<T>? Content)> _successes = [];
    private readonly List<(string Status, ErrorContent Content)> _errors = [];

    internal string Accept { get; private set; } = "";

    /// <summary>Adds a success whose body is a <typeparamref name="T"/>.</summary>
    /// <param name="status">A status, a range such as <c>2XX</c>, or <c>default</c>.</param>
    /// <param name="content">How the body is read.</param>
    public ResponseTable<T> Success(string status, ResponseContent<T> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _successes.Add((status, content));
        if (!Accept.Contains(content.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            Accept += (Accept.Length == 0 ? "" : ", ") + content.MediaType;
        }

        return this;
    }

    /// <summary>Adds a success without a body, or with one of another type.</summary>
    /// <param name="status">A status or a range such as <c>2XX</c>.</param>
    public ResponseTable<T> Success(string status)
    {
        _successes.Add((status, null));
        return this;
    }

    /// <summary>Adds a failure whose body has a type.</summary>
    /// <typeparam name="TError">The type.</typeparam>
    /// <param name="status">A status, a range such as <c>4XX</c>, or <c>default</c>.</param>
    /// <param name="content">How the body is read.</param>
    public ResponseTable<T> Error<TError>(string status, ResponseContent<TError> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _errors.Add((status, new ErrorContent<TError>(content)));
        return this;
    }

    /// <summary>How the body of a success is read: as its status says, else as the first success does, since gateways change 200 to 201 without a word.</summary>
    internal ResponseContent<T>? ForSuccess(int status)
    {
        if (Find(_successes, status, out var content))
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

    internal ErrorContent? ForError(int status) => Find(_errors, status, out var content) ? content : null;

    private static bool Find<TContent>(List<(string Status, TContent Content)> entries, int status, out TContent? content)
    {
        var exact = status.ToString(CultureInfo.InvariantCulture);
        var range = string.Concat(exact.AsSpan(0, 1), "XX");
        foreach (var wanted in (ReadOnlySpan<string>)[exact, range, Default])
        {
            foreach (var (entry, candidate) in entries)
            {
                if (string.Equals(entry, wanted, StringComparison.OrdinalIgnoreCase))
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
