using System.Text;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Http;

/// <summary>What a generated webhook or callback reads itself from.</summary>
public readonly ref struct WebhookReader
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly WebhookParameters? _parameters;
    private readonly List<ValidationError>? _problems;

    /// <param name="body">The body, without a byte order mark.</param>
    /// <param name="parameters">Where the parameters are found.</param>
    /// <param name="problems">Where parameters that cannot be read are reported instead of being thrown.</param>
    internal WebhookReader(ReadOnlySpan<byte> body, WebhookParameters? parameters, List<ValidationError>? problems)
    {
        _body = body;
        _parameters = parameters;
        _problems = problems;
    }

    /// <summary>A body in JSON.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <exception cref="ApiJsonException">The body is not JSON, or a value in it has the wrong JSON type.</exception>
    public T Json<T, TCodec>()
        where TCodec : IJsonCodec<T> => JsonBytes.ReadUnmarked<T, TCodec>(_body);

    /// <summary>A body in JSON that need not be there.</summary>
    /// <typeparam name="T">The type of the body, null included.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <exception cref="ApiJsonException">The body is not JSON, or a value in it has the wrong JSON type.</exception>
    public T? OptionalJson<T, TCodec>()
        where TCodec : IJsonCodec<T> => _body.Trim(" \t\r\n"u8).IsEmpty ? default : Json<T, TCodec>();

    /// <summary>A body of text in UTF-8.</summary>
    public string Text() => Encoding.UTF8.GetString(_body);

    /// <summary>A body of any other kind.</summary>
    public byte[] Bytes() => _body.ToArray();

    /// <summary>A header.</summary>
    /// <typeparam name="T">The type of the value, null included.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="name">The header's name.</param>
    /// <param name="kind">What its text stands for.</param>
    /// <param name="separator">What stands between the items of a list.</param>
    /// <exception cref="ApiJsonException">The value is not of its type.</exception>
    public T? Header<T, TCodec>(string name, WebhookValueKind kind, char separator = ',')
        where TCodec : IJsonCodec<T> => Value<T, TCodec>("header", _parameters?.Header, name, kind, separator);

    /// <summary>A parameter of the query.</summary>
    /// <typeparam name="T">The type of the value, null included.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="kind">What its text stands for.</param>
    /// <param name="separator">What stands between the items of a list.</param>
    /// <exception cref="ApiJsonException">The value is not of its type.</exception>
    public T? Query<T, TCodec>(string name, WebhookValueKind kind, char separator = ',')
        where TCodec : IJsonCodec<T> => Value<T, TCodec>("query parameter", _parameters?.Query, name, kind, separator);

    /// <summary>A parameter of the path.</summary>
    /// <typeparam name="T">The type of the value, null included.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="kind">What its text stands for.</param>
    /// <param name="separator">What stands between the items of a list.</param>
    /// <exception cref="ApiJsonException">The value is not of its type.</exception>
    public T? Path<T, TCodec>(string name, WebhookValueKind kind, char separator = ',')
        where TCodec : IJsonCodec<T> => Value<T, TCodec>("path parameter", _parameters?.Path, name, kind, separator);

    /// <summary>A cookie.</summary>
    /// <typeparam name="T">The type of the value, null included.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="name">The cookie's name.</param>
    /// <param name="kind">What its text stands for.</param>
    /// <param name="separator">What stands between the items of a list.</param>
    /// <exception cref="ApiJsonException">The value is not of its type.</exception>
    public T? Cookie<T, TCodec>(string name, WebhookValueKind kind, char separator = ',')
        where TCodec : IJsonCodec<T> => Value<T, TCodec>("cookie", _parameters?.Cookie, name, kind, separator);

    // The value itself is not told: it may be a secret.
    private T? Value<T, TCodec>(string place, Func<string, string?>? find, string name, WebhookValueKind kind, char separator)
        where TCodec : IJsonCodec<T>
    {
        if (find?.Invoke(name) is not { } text)
        {
            return default;
        }

        if (TryRead<T, TCodec>(text, kind, separator, out var value))
        {
            return value;
        }

        var message = $"The {place} '{name}' is not of the type that the document gives it.";
        if (_problems is null)
        {
            throw new ApiJsonException(message);
        }

        _problems.Add(new ValidationError
        {
            InstanceLocation = "/" + JsonLocations.Escape(name),
            Keyword = "type",
            Message = message,
            MissingMember = name,
        });
        return default;
    }

    private static bool TryRead<T, TCodec>(string text, WebhookValueKind kind, char separator, out T? value)
        where TCodec : IJsonCodec<T>
    {
        try
        {
            value = JsonMismatch.ReadApart<T, TCodec>(WebhookValue.ToJson(text, kind, separator));
            return true;
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }
}
