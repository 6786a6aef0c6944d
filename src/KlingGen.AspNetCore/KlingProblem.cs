using System.Text.Json;
using KlingGen.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KlingGen.AspNetCore;

/// <summary>What an exception of the client is to those who called the application.</summary>
internal static class KlingProblem
{
    /// <summary>The problem; null for an exception that is not the client's.</summary>
    public static ProblemDetails? Of(Exception exception) => exception switch
    {
        ApiValidationException invalid => Invalid(invalid.Result.Errors),
        KlingUnsupportedException unsupported => With(Invalid(unsupported.Lost), unsupported),
        KlingException failure => With(new ProblemDetails { Status = StatusOf(failure), Title = Title(failure), Detail = failure.Message }, failure),
        _ => null,
    };

    private static HttpValidationProblemDetails Invalid(IEnumerable<ValidationError> errors) =>
        new(errors.GroupBy(static error => error.InstanceLocation, StringComparer.Ordinal).ToDictionary(
            static errors => errors.Key, static errors => errors.Select(static error => error.Message).ToArray(), StringComparer.Ordinal))
        {
            Status = StatusCodes.Status400BadRequest,
        };

    private static ProblemDetails With(ProblemDetails problem, KlingException failure)
    {
        problem.Extensions["outcome"] = JsonNamingPolicy.CamelCase.ConvertName(failure.Outcome.ToString());
        if (failure.Handle is { } handle)
        {
            problem.Extensions["handle"] = handle.ToString();
        }

        if (failure is KlingApiException refused)
        {
            problem.Extensions["kind"] = JsonNamingPolicy.CamelCase.ConvertName(refused.Kind.ToString());
        }

        return problem;
    }

    private static string Title(KlingException failure) => failure switch
    {
        KlingTaskFailedException => "The task failed.",
        KlingTimeoutException => "The task goes on.",
        KlingDownloadException => "The video could not be fetched.",
        _ => "The gateway did not do what was asked.",
    };

    /// <summary>The application's own key, account and gateway are not its callers' fault.</summary>
    private static int StatusOf(KlingException failure) => failure switch
    {
        KlingTimeoutException => StatusCodes.Status504GatewayTimeout,
        KlingApiException refused => refused.Kind switch
        {
            KlingErrorKind.BadRequest or KlingErrorKind.ContentPolicy => StatusCodes.Status400BadRequest,
            KlingErrorKind.Duplicate => StatusCodes.Status409Conflict,
            KlingErrorKind.NotFound => StatusCodes.Status404NotFound,
            KlingErrorKind.RateLimit or KlingErrorKind.Concurrency => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status502BadGateway,
        },
        _ => StatusCodes.Status502BadGateway,
    };
}
