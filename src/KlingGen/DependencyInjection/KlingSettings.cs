using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace KlingGen.DependencyInjection;

/// <summary>A client's gateway and options as configuration has them. What nobody knows there is an error: it would be a wish that is
/// dropped in silence.</summary>
internal sealed class KlingSettings(IConfiguration section, string? name)
{
    private static readonly Dictionary<string, Action<KlingClientOptions, string>> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(KlingClientOptions.ValidateRequests)] = static (options, text) => options.ValidateRequests = bool.Parse(text),
        [nameof(KlingClientOptions.AssignExternalTaskIds)] = static (options, text) => options.AssignExternalTaskIds = bool.Parse(text),
        [nameof(KlingClientOptions.Journal)] = static (options, text) => options.Journal = TaskJournal.InFolder(text),
        [nameof(KlingClientOptions.MaxConcurrentTasks)] = static (options, text) => options.MaxConcurrentTasks = Number(text),
        [nameof(KlingClientOptions.MaxConcurrentQueries)] = static (options, text) => options.MaxConcurrentQueries = Number(text),
        [nameof(KlingClientOptions.MaxRetries)] = static (options, text) => options.MaxRetries = Number(text),
        [nameof(KlingClientOptions.RetryDelay)] = static (options, text) => options.RetryDelay = Time(text),
        [nameof(KlingClientOptions.MaxRetryDelay)] = static (options, text) => options.MaxRetryDelay = Time(text),
        [nameof(KlingClientOptions.MaxRetryAfter)] = static (options, text) => options.MaxRetryAfter = Time(text),
        [nameof(KlingClientOptions.CallTimeout)] = static (options, text) => options.CallTimeout = Time(text),
        [nameof(KlingClientOptions.AttemptTimeout)] = static (options, text) => options.AttemptTimeout = Time(text),
        [nameof(KlingClientOptions.SearchTime)] = static (options, text) => options.SearchTime = Time(text),
        [nameof(KlingClientOptions.WaitTimeout)] = static (options, text) => options.WaitTimeout = Time(text),
        [nameof(KlingClientOptions.PollInterval)] = static (options, text) => options.PollInterval = Time(text),
        [nameof(KlingClientOptions.DownloadIdleTimeout)] = static (options, text) => options.DownloadIdleTimeout = Time(text),
    };

    private static readonly string[] OfTheGateway = ["Gateway", "ApiKey", "AccessKey", "SecretKey", "BaseUrl"];

    /// <summary>Makes the gateway.</summary>
    /// <exception cref="InvalidOperationException">A setting is unknown, missing or wrong.</exception>
    public KlingGateway Gateway()
    {
        ThrowIfUnknown();
        var gateway = section["Gateway"] ?? name ?? throw new InvalidOperationException(
            $"{Place("Gateway")} is missing. Known are {string.Join(", ", KlingGateway.Names)}.");
        try
        {
            var address = section["BaseUrl"] is { } url ? new Uri(url) : null;
            return section["AccessKey"] is { } accessKey && section["SecretKey"] is { } secretKey
                ? KlingGateway.From(KlingGateway.FindDescriptor(gateway), KlingCredentials.FromAccessKey(accessKey, secretKey), address)
                : KlingGateway.Create(gateway, section["ApiKey"], address);
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException)
        {
            throw new InvalidOperationException($"{Place(null)}: {exception.Message}", exception);
        }
    }

    /// <summary>Sets the options.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public void Apply(KlingClientOptions options)
    {
        foreach (var setting in section.GetChildren())
        {
            if (setting.Value is { } text && Setters.TryGetValue(setting.Key, out var set))
            {
                try
                {
                    set(options, text);
                }
                catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
                {
                    throw new InvalidOperationException($"{Place(setting.Key)}, '{text}', is wrong: {exception.Message}", exception);
                }
            }
        }
    }

    private void ThrowIfUnknown()
    {
        foreach (var setting in section.GetChildren())
        {
            if (!Setters.ContainsKey(setting.Key) && !OfTheGateway.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"There is no setting {Place(setting.Key)}. Known are {string.Join(", ", OfTheGateway.Concat(Setters.Keys))}.");
            }
        }
    }

    private string Place(string? key) => string.Join(':', new[] { (section as IConfigurationSection)?.Path, key }.Where(static part => part is not null));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
