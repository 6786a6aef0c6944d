using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KlingGen.AspNetCore;

/// <summary>Tells callers of an application what went wrong.</summary>
public static class KlingProblemDetailsExtensions
{
    /// <summary>
    /// Answers what the client throws as problem details (RFC 9457) in place of a 500. A broken rule becomes 400 with the errors by their
    /// JSON pointers; what a gateway refuses, and a task that fails or takes too long, a status that fits, with the members <c>outcome</c>,
    /// <c>handle</c> and <c>kind</c>. Other exceptions pass, and so do those that come when the answer has begun.
    /// </summary>
    /// <param name="app">The application; call this before the endpoints.</param>
    /// <returns>The application.</returns>
    public static IApplicationBuilder UseKlingGenProblemDetails(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var logger = app.ApplicationServices.GetService<ILoggerFactory>()?.CreateLogger("KlingGen.AspNetCore") ?? NullLogger.Instance;
        return app.Use(next => new ProblemMiddleware(next, logger).InvokeAsync);
    }
}
