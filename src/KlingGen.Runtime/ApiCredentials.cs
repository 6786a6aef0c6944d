using System.Text;

namespace KlingGen.Runtime;

/// <summary>What identifies the caller, by the keys of the document's security schemes. Each secret is asked for before each request,
/// so that one that ages can be renewed.</summary>
public sealed class ApiCredentials
{
    private const string AnyScheme = "";
    private readonly Dictionary<string, Func<CancellationToken, ValueTask<string>>> _providers;

    private ApiCredentials(Dictionary<string, Func<CancellationToken, ValueTask<string>>> providers) => _providers = providers;

    /// <summary>Nothing: requests go out as they are.</summary>
    public static ApiCredentials None { get; } = new([]);

    /// <summary>One secret for whichever scheme an operation asks for: a bearer token, an API key, or <c>user:password</c>.</summary>
    /// <param name="secret">The secret.</param>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static ApiCredentials Create(string secret) => None.With(AnyScheme, secret);

    /// <summary>One secret for whichever scheme an operation asks for, asked for before each request.</summary>
    /// <param name="secret">Returns the secret; it may wait, and should keep what is still good.</param>
    public static ApiCredentials Create(Func<CancellationToken, ValueTask<string>> secret) => None.With(AnyScheme, secret);

    /// <summary>These credentials and the secret of one more scheme.</summary>
    /// <param name="scheme">The key of the scheme under <c>components/securitySchemes</c>.</param>
    /// <param name="secret">A bearer token, an API key, or <c>user:password</c>.</param>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public ApiCredentials With(string scheme, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        return With(scheme, _ => new ValueTask<string>(secret));
    }

    /// <summary>These credentials and the secret of one more scheme, asked for before each request.</summary>
    /// <param name="scheme">The key of the scheme under <c>components/securitySchemes</c>.</param>
    /// <param name="secret">Returns the secret; it may wait, and should keep what is still good.</param>
    public ApiCredentials With(string scheme, Func<CancellationToken, ValueTask<string>> secret)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(secret);
        return new(new(_providers) { [scheme] = secret });
    }

    /// <summary>These credentials and the user and password of one more scheme.</summary>
    /// <param name="scheme">The key of the scheme under <c>components/securitySchemes</c>.</param>
    /// <param name="user">The user; it cannot hold a colon.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">The user holds a colon.</exception>
    public ApiCredentials WithBasic(string scheme, string user, string password)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A user name for basic authentication cannot hold a colon.", nameof(user));
        }

        return With(scheme, user + ":" + password);
    }

    /// <summary>The schemes that have a secret, never the secrets.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(nameof(ApiCredentials)).Append(" {");
        foreach (var scheme in _providers.Keys)
        {
            text.Append(' ').Append(scheme.Length == 0 ? "any scheme" : scheme).Append(" = ***");
        }

        return text.Append(" }").ToString();
    }

    internal bool Has(string scheme) => Provider(scheme) is not null;

    internal ValueTask<string> SecretAsync(string scheme, CancellationToken cancellationToken) =>
        Provider(scheme)!(cancellationToken);

    private Func<CancellationToken, ValueTask<string>>? Provider(string scheme) =>
        _providers.GetValueOrDefault(scheme) ?? _providers.GetValueOrDefault(AnyScheme);
}
