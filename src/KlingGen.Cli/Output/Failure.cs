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

    /// <summary>Whether there is a task to pay for; null where none was to be made.</summary>
    public TaskOutcome? Outcome { get; init; }

    /// <summary>The entry of the journal.</summary>
    public string? EntryId { get; init; }

    public static Failure Of(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        ToolException tool => Make(tool.ExitCode, tool.Message, tool.Handle),
        OperationCanceledException when cancellationToken.IsCancellationRequested => Interrupted(exception as KlingCanceledException),
        ApiValidationException invalid => Invalid("The request breaks the gateway's rules; nothing was sent.", invalid.Result.Errors),
        KlingException failed => Of(failed),
        HttpRequestException unreachable => Make(Cli.ExitCode.Failed, $"The host cannot be reached: {Sentences.Reason(unreachable)}."),
        IOException or UnauthorizedAccessException =>
            Make(Cli.ExitCode.Failed, $"A file or stream cannot be read or written: {Sentences.Reason(exception)}."),
        _ => Make(
            Cli.ExitCode.Failed, $"Something unforeseen went wrong ({exception.GetType().Name}): {Sentences.Reason(exception)}."),
    };

    private static Failure Of(KlingException exception) => exception switch
    {
        KlingUnsupportedException unsupported =>
            Invalid($"The gateway {unsupported.Gateway} cannot express this request; nothing was sent.", unsupported.Lost),
        KlingTimeoutException => Make(Cli.ExitCode.DeadlinePassed, exception),
        KlingApiException call => Make(ExitCodeOf(call.Kind), exception) with
        {
            Call = call,
            MayGoOn = call.Kind != KlingErrorKind.NotFound,
        },
        KlingTaskFailedException => Make(Cli.ExitCode.Failed, exception) with { MayGoOn = false },
        { EntryId: null, InnerException: IOException or UnauthorizedAccessException } when exception.GetType() == typeof(KlingException) =>
            Make(Cli.ExitCode.Failed, exception) with
            {
                Message = $"{exception.Message} Name another folder with --journal, or 'off' to keep no journal.",
            },
        _ => Make(Cli.ExitCode.Failed, exception),
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
        writer.WriteText("outcome", Outcome is { } outcome ? OutcomeText.Name(outcome) : null);
        writer.WriteText("entry", EntryId);
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

    private static Failure Interrupted(KlingCanceledException? exception) => Make(
        Cli.ExitCode.Interrupted,
        exception?.Handle is null ? "Interrupted." : "Interrupted before the task was done.",
        exception?.Handle) with
    {
        Outcome = exception?.Outcome,
        EntryId = exception?.EntryId,
    };

    private static Failure Invalid(string message, IReadOnlyList<ValidationError> errors) =>
        Make(Cli.ExitCode.InvalidRequest, message) with { Errors = errors };

    private static Failure Make(int exitCode, KlingException exception) => Make(exitCode, exception.Message, exception.Handle) with
    {
        Outcome = exception.Outcome,
        EntryId = exception.EntryId,
    };

    private static Failure Make(int exitCode, string message, TaskHandle? handle = null) =>
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
