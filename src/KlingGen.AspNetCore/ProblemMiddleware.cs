using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KlingGen.AspNetCore;

/// <summary>Answers an exception of the client as problem details.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted && KlingProblem.Of(exception) is not null)
        {
            var problem = KlingProblem.Of(exception)!;
            if (problem.Status >= StatusCodes.Status500InternalServerError)
            {
                Log.CallFailed(logger, context.Request.Path, exception);
            }

            context.Response.Clear();
            if (exception is KlingApiException { RetryAfter: { } pause })
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            await TypedResults.Problem(problem).ExecuteAsync(context).ConfigureAwait(false);
        }
    }
}
