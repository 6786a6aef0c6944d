using KlingGen;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kling clients to an application.</summary>
public static class KlingGenServiceCollectionExtensions
{
    /// <summary>Adds an <see cref="IKlingClient"/> for one gateway, over <see cref="IHttpClientFactory"/>'s client of the name <c>KlingGen</c>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="gateway">The gateway.</param>
    /// <param name="configure">Changes the client's options.</param>
    /// <returns>The builder of the HTTP client, to which handlers and proxies can be added.</returns>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services, KlingGateway gateway, Action<KlingClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return services.AddKlingGen(_ => gateway, configure);
    }

    /// <summary>Adds an <see cref="IKlingClient"/> whose gateway is made from the application's services, such as its configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="gateway">Makes the gateway.</param>
    /// <param name="configure">Changes the client's options.</param>
    /// <returns>The builder of the HTTP client, to which handlers and proxies can be added.</returns>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services, Func<IServiceProvider, KlingGateway> gateway, Action<KlingClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(gateway);
        var options = services.AddOptions<KlingClientOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton<IKlingClient>(provider => new KlingClient(
            gateway(provider),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<KlingClientOptions>>().Value,
            provider.GetService<ILogger<KlingClient>>()));

        // The client sets a limit to each call itself, and a download may take longer than any of them.
        return services.AddHttpClient(HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
                ConnectTimeout = TimeSpan.FromSeconds(20),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    private const string HttpClientName = "KlingGen";
}
