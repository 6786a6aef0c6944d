using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KlingGen.AspNetCore;

/// <summary>Receives callbacks in an application.</summary>
public static class KlingWebhookEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Receives the callbacks of a gateway at a path. What is good is answered with 200 at once, before the handler has run, also when it
    /// came before; what is forged, unsigned or too old with 401; what describes no task with 400; what is too large with 413.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/kling/callback</c>.</param>
    /// <param name="options">Whose callbacks, and how.</param>
    /// <param name="handler">Called with the task of each callback, once for each state of it and never for one that the task has left
    /// behind; may be called for several at once. Its token is cancelled when the application stops. What it throws is logged, and the
    /// same callback is taken again if it is posted again. Null only tells <see cref="KlingWebhookOptions.Notices"/>.</param>
    /// <returns>The endpoint, to add more to.</returns>
    /// <exception cref="FormatException">A secret is none.</exception>
    /// <exception cref="ArgumentException">There is no secret, and unsigned callbacks are not allowed.</exception>
    public static IEndpointConventionBuilder MapKlingWebhook(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        KlingWebhookOptions options,
        Func<VideoTask, CancellationToken, Task>? handler = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Secrets.Count == 0 && !options.AllowUnsigned)
        {
            throw new ArgumentException(
                $"Without {nameof(KlingWebhookOptions.Secrets)} anybody can post callbacks to '{pattern}'. "
                + $"Give the secret of {options.Gateway.Name}, or allow that with {nameof(KlingWebhookOptions.AllowUnsigned)}.",
                nameof(options));
        }

        var services = endpoints.ServiceProvider;
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("KlingGen.AspNetCore") ?? NullLogger.Instance;
        var stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        var events = new WebhookEvents(handler, options.Notices, logger, stopping);
        return endpoints.MapPost(pattern, new WebhookEndpoint(options, events, logger).ReceiveAsync);
    }
}
