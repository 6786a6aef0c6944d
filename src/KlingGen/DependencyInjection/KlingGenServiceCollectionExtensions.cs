using KlingGen;
using KlingGen.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kling clients to an application: one, or one for each name. Each has options, an HTTP client and a gateway of its own, which
/// are checked when the application starts.</summary>
public static class KlingGenServiceCollectionExtensions
{
    private const string HttpClientName = "KlingGen";

    /// <summary>Adds the application's <see cref="IKlingClient"/>, over <see cref="IHttpClientFactory"/>'s client of the name
    /// <c>KlingGen</c>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="gateway">The gateway.</param>
    /// <param name="configure">Changes the client's options.</param>
    /// <returns>The builder of the HTTP client, to which handlers and proxies can be added.</returns>
    /// <exception cref="InvalidOperationException">There is one already; further ones need names.</exception>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services, KlingGateway gateway, Action<KlingClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return services.AddKlingGen(_ => gateway, configure);
    }

    /// <summary>Adds the application's <see cref="IKlingClient"/>, whose gateway is made from its services.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="gateway">Makes the gateway.</param>
    /// <param name="configure">Changes the client's options.</param>
    /// <returns>The builder of the HTTP client, to which handlers and proxies can be added.</returns>
    /// <exception cref="InvalidOperationException">There is one already; further ones need names.</exception>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services, Func<IServiceProvider, KlingGateway> gateway, Action<KlingClientOptions>? configure = null) =>
        Add(services, name: null, gateway, configure);

    /// <summary>Adds the application's <see cref="IKlingClient"/>, whose gateway and options stand in its configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="section">A section with <c>Gateway</c>, <c>ApiKey</c> (or <c>AccessKey</c> and <c>SecretKey</c>), <c>BaseUrl</c>,
    /// <c>Journal</c> (a folder) and the names of <see cref="KlingClientOptions"/>.</param>
    /// <param name="configure">Changes the client's options beyond.</param>
    /// <returns>The builder of the HTTP client, to which handlers and proxies can be added.</returns>
    /// <exception cref="InvalidOperationException">There is one already; further ones need names.</exception>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services, IConfiguration section, Action<KlingClientOptions>? configure = null) =>
        Add(services, name: null, section, configure);

    /// <summary>Adds an <see cref="IKlingClient"/> under a name: take it by <c>[FromKeyedServices("name")]</c>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name, which is also that of the client's <see cref="KlingClientOptions"/>.</param>
    /// <param name="gateway">The gateway.</param>
    /// <param name="configure">Changes the client's options.</param>
    /// <returns>The builder of the HTTP client (<c>KlingGen:name</c>), to which handlers and proxies can be added.</returns>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services, string name, KlingGateway gateway, Action<KlingClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return services.AddKlingGen(name, _ => gateway, configure);
    }

    /// <summary>Adds an <see cref="IKlingClient"/> under a name, whose gateway is made from the application's services.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name, which is also that of the client's <see cref="KlingClientOptions"/>.</param>
    /// <param name="gateway">Makes the gateway.</param>
    /// <param name="configure">Changes the client's options.</param>
    /// <returns>The builder of the HTTP client (<c>KlingGen:name</c>), to which handlers and proxies can be added.</returns>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, KlingGateway> gateway,
        Action<KlingClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, gateway, configure);
    }

    /// <summary>Adds an <see cref="IKlingClient"/> under a name, whose gateway and options stand in the application's configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name, which is also that of the client's <see cref="KlingClientOptions"/>.</param>
    /// <param name="section">A section as for the application's one client; <c>Gateway</c> may be left out where it is the name.</param>
    /// <param name="configure">Changes the client's options beyond.</param>
    /// <returns>The builder of the HTTP client (<c>KlingGen:name</c>), to which handlers and proxies can be added.</returns>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public static IHttpClientBuilder AddKlingGen(
        this IServiceCollection services, string name, IConfiguration section, Action<KlingClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, section, configure);
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, string? name, IConfiguration section, Action<KlingClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(section);
        var settings = new KlingSettings(section, name);
        return Add(services, name, _ => settings.Gateway(), options =>
        {
            settings.Apply(options);
            configure?.Invoke(options);
        });
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, string? name, Func<IServiceProvider, KlingGateway> gateway, Action<KlingClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(gateway);
        ThrowIfTaken(services, name);
        var optionsName = name ?? Options.Options.DefaultName;
        services.AddOptions<KlingClientOptions>(optionsName).Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.AddOptions<KlingRegistration>(optionsName)
            .Configure<IServiceProvider>((registration, provider) => registration.Gateway = gateway(provider))
            .ValidateOnStart();
        var http = name is null ? HttpClientName : $"{HttpClientName}:{name}";
        if (name is null)
        {
            services.AddSingleton(provider => Client(provider, optionsName, http));
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => Client(provider, optionsName, http));
        }

        // The client sets a limit to each call itself, and a download may take longer than any of them.
        return services.AddHttpClient(http, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new KlingHttpHandler())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    private static IKlingClient Client(IServiceProvider provider, string optionsName, string http) => new KlingClient(
        provider.GetRequiredService<IOptionsMonitor<KlingRegistration>>().Get(optionsName).Gateway!,
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(http),
        provider.GetRequiredService<IOptionsMonitor<KlingClientOptions>>().Get(optionsName),
        provider.GetService<ILogger<KlingClient>>());

    private static void ThrowIfTaken(IServiceCollection services, string? name)
    {
        foreach (var service in services)
        {
            if (service.ServiceType != typeof(IKlingClient))
            {
                continue;
            }

            if (name is null && !service.IsKeyedService)
            {
                throw new InvalidOperationException(
                    "There is a Kling client already. Give each further one a name, services.AddKlingGen(\"name\", …), and take it by "
                    + "[FromKeyedServices(\"name\")] IKlingClient.");
            }

            if (name is not null && service.IsKeyedService && name.Equals(service.ServiceKey))
            {
                throw new InvalidOperationException($"There is a Kling client of the name '{name}' already. Give this one another.");
            }
        }
    }
}
