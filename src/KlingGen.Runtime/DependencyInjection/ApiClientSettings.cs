using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace KlingGen.Runtime.DependencyInjection;

/// <summary>A client's options as configuration has them. What nobody knows there is an error: it would be a wish that is dropped in
/// silence.</summary>
internal sealed class ApiClientSettings(IConfiguration section)
{
    private static readonly Dictionary<string, Action<ApiClientOptions, IConfigurationSection>> s_setters =
        new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(ApiClientOptions.BaseAddress)] = static (options, setting) => options.BaseAddress = new Uri(Text(setting)),
        [nameof(ApiClientOptions.Credentials)] = static (options, setting) => options.Credentials = Credentials(setting),
        [nameof(ApiClientOptions.ValidateRequests)] = static (options, setting) => options.ValidateRequests = bool.Parse(Text(setting)),
        [nameof(ApiClientOptions.MaxResponseBytes)] = static (options, setting) => options.MaxResponseBytes = Number(setting),
        [nameof(ApiClientOptions.MaxErrorBytes)] = static (options, setting) => options.MaxErrorBytes = Number(setting),
        [nameof(ApiClientOptions.MaxRedirects)] = static (options, setting) => options.MaxRedirects = Number(setting),
        [nameof(ApiClientOptions.Timeout)] = static (options, setting) => options.Timeout = Time(setting),
        [nameof(ApiClientOptions.StreamIdleTimeout)] = static (options, setting) => options.StreamIdleTimeout = Time(setting),
    };

    /// <summary>Sets the options.</summary>
    /// <exception cref="InvalidOperationException">A setting is unknown or wrong.</exception>
    public void Apply(ApiClientOptions options)
    {
        foreach (var setting in section.GetChildren())
        {
            if (!s_setters.TryGetValue(setting.Key, out var set))
            {
                throw new InvalidOperationException($"There is no setting {setting.Path}. Known are {string.Join(", ", s_setters.Keys)}.");
            }

            try
            {
                set(options, setting);
            }
            catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
            {
                // The value may be a secret.
                throw new InvalidOperationException($"The setting {setting.Path} is wrong: {exception.GetType().Name}.", exception);
            }
        }
    }

    /// <summary>One secret for whichever scheme an operation asks for, or one under the key of each scheme.</summary>
    private static ApiCredentials Credentials(IConfigurationSection setting)
    {
        if (setting.Value is { Length: > 0 } secret)
        {
            return ApiCredentials.Create(secret);
        }

        var credentials = ApiCredentials.None;
        foreach (var scheme in setting.GetChildren())
        {
            credentials = credentials.With(scheme.Key, Text(scheme));
        }

        return credentials;
    }

    private static string Text(IConfigurationSection setting) => setting.Value ?? throw new FormatException("It has no value.");

    private static int Number(IConfigurationSection setting) => int.Parse(Text(setting), CultureInfo.InvariantCulture);

    private static TimeSpan Time(IConfigurationSection setting) => TimeSpan.Parse(Text(setting), CultureInfo.InvariantCulture);
}
