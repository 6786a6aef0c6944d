using System.Text.Json;
using KlingGen.Runtime;

namespace KlingGen.Cli.Output;

/// <summary>A failure as the user meets it: an exit status, a sentence, and what helps to go on.</summary>
internal sealed record Failure
{
    /// <summary>The status of the process.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The failure's name in JSON.</summary>
    public required string Kind { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }

    /// <summary>The task that goes on, or that was paid for, without this process.</summary>
    public TaskHandle? Handle { get; init; }

    /// <summary>The broken rules of a request.</summary>
    public IReadOnlyList<ValidationError> Errors { get; init; } = [];

    /// <summary>What the gateway said, if it said anything.</summary>
    public KlingApiException? Call { get; init; }

    /// <summary>Whether it makes sense to ask for the task again: it did not end, and the gateway knows it.</summary>
    public bool MayGoOn { get; init; } = true;

    public static Failure Of(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        ToolException tool => new() { ExitCode = tool.ExitCode, Kind = KindOf(tool.ExitCode), Message = tool.Message, Handle = tool.Handle },
        OperationCanceledException when cancellationToken.IsCancellationRequested => Interrupted((exception as KlingCanceledException)?.Handle),
        ApiValidationException invalid => Invalid("The request breaks the gateway's rules; nothing was sent.", invalid.Result.Errors),
        KlingUnsupportedException unsupported => Invalid($"The gateway {unsupported.Gateway} cannot express this request; nothing was sent.", unsupported.Lost),
        KlingTimeoutException timeout => Make(Cli.ExitCode.DeadlinePassed, timeout.Message, timeout.Handle),
        KlingApiException call => Make(ExitCodeOf(call.Kind), call.Message, call.Handle) with { Call = call, MayGoOn = call.Kind != KlingErrorKind.NotFound },
        KlingTaskFailedException failed => Make(Cli.ExitCode.Failed, failed.Message, failed.Handle) with { MayGoOn = false },
        KlingException other => Make(Cli.ExitCode.Failed, other.Message, other.Handle),
        HttpRequestException unreachable => Make(Cli.ExitCode.Failed, $"The host cannot be reached: {Sentences.Reason(unreachable)}.", null),
        IOException or UnauthorizedAccessException => Make(Cli.ExitCode.Failed, $"A file or stream cannot be read or written: {Sentences.Reason(exception)}.", null),
        _ => Make(Cli.ExitCode.Failed, $"Something unforeseen went wrong ({exception.GetType().Name}): {Sentences.Reason(exception)}.", null),
    };

    /// <summary>The failure as the members of a JSON object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (Handle is not null)
        {
            writer.WriteString("handle", Handle.ToString());
        }

        writer.WriteStartObject("error");
        writer.WriteString("kind", Kind);
        writer.WriteString("message", Message);
        if (Call is not null)
        {
            writer.WriteText("code", Call.Code);
            writer.WriteText("gatewayMessage", Call.GatewayMessage);
            writer.WriteText("requestId", Call.RequestId);
            if (Call.StatusCode is { } status)
            {
                writer.WriteNumber("httpStatus", (int)status);
            }
        }

        if (Errors.Count > 0)
        {
            ValidationText.Write(writer, "errors", Errors);
        }

        writer.WriteEndObject();
    }

    private static Failure Interrupted(TaskHandle? handle) => Make(
        Cli.ExitCode.Interrupted,
        handle is null ? "Interrupted." : "Interrupted before the task was done.",
        handle);

    private static Failure Invalid(string message, IReadOnlyList<ValidationError> errors) =>
        Make(Cli.ExitCode.InvalidRequest, message, null) with { Errors = errors };

    private static Failure Make(int exitCode, string message, TaskHandle? handle) =>
        new() { ExitCode = exitCode, Kind = KindOf(exitCode), Message = message, Handle = handle };

    private static int ExitCodeOf(KlingErrorKind kind) => kind switch
    {
        KlingErrorKind.Authentication or KlingErrorKind.Permission => Cli.ExitCode.NotAuthorised,
        KlingErrorKind.BadRequest => Cli.ExitCode.InvalidRequest,
        _ => Cli.ExitCode.Failed,
    };

    private static string KindOf(int exitCode) => exitCode switch
    {
        Cli.ExitCode.Usage => "usage",
        Cli.ExitCode.InvalidRequest => "invalidRequest",
        Cli.ExitCode.NotAuthorised => "notAuthorised",
        Cli.ExitCode.DeadlinePassed => "deadlinePassed",
        Cli.ExitCode.Interrupted => "interrupted",
        _ => "failed",
    };
}
