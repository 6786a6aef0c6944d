using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KlingGen.Runtime.DependencyInjection;

/// <summary>What the emitted extension methods of a client add to an application.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ApiClientServices
{
    /// <summary>Adds a client over <see cref="IHttpClientFactory"/>.</summary>
    /// <typeparam name="TClient">The client's interface.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The client's name: that of its HTTP client, its options and its log.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="section">Where configuration has its options; null for nowhere.</param>
    /// <param name="configure">Sets its options, after configuration.</param>
    /// <returns>The builder of the HTTP client, to which handlers and proxies can be added.</returns>
    /// <exception cref="InvalidOperationException">There is such a client already.</exception>
    public static IHttpClientBuilder Add<TClient>(
        IServiceCollection services,
        string name,
        Func<ApiClient, TClient> create,
        IConfiguration? section,
        Action<ApiClientOptions>? configure)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        if (services.Any(static service => service.ServiceType == typeof(TClient) && !service.IsKeyedService))
        {
            throw new InvalidOperationException($"There is a {typeof(TClient).Name} already.");
        }

        services.AddOptions<ApiClientOptions>(name)
            .Configure(options =>
            {
                if (section is not null)
                {
                    new ApiClientSettings(section).Apply(options);
                }

                configure?.Invoke(options);
            })
            .ValidateOnStart();
        services.AddSingleton(provider => create(new ApiClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name),
            ApiClient.WithTimeout(provider.GetRequiredService<IOptionsMonitor<ApiClientOptions>>().Get(name)),
            provider.GetService<ILoggerFactory>()?.CreateLogger(name))));

        // The client sets a limit to each call itself, and its connections look addresses up anew.
        return services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(ApiClient.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
