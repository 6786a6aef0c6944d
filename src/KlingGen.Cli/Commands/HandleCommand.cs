using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary>A command about a task of an earlier call, which its handle names.</summary>
internal abstract class HandleCommand : ToolCommand
{
    private readonly Argument<string> _handle = new("HANDLE")
    {
        Description = $"The task, as printed when it was created: {Catalogue.ExampleHandle}",
    };

    private readonly GatewayOptions _gateway = new(Catalogue.Gateways);

    protected HandleCommand(string name, string description, Terminal terminal)
        : base(name, description, terminal) =>
        Add(_handle);

    /// <summary>Adds where the gateway is, after the options of the command itself.</summary>
    protected void AddShared() => _gateway.AddBaseUrlTo(this);

    /// <summary>Opens a client for the gateway that the handle names.</summary>
    /// <exception cref="ToolException">The text is no handle, or its gateway is unknown, has no key or no address.</exception>
    protected async Task<(Session Session, TaskHandle Handle)> OpenAsync(
        ParseResult result, ITaskJournal journal, CancellationToken cancellationToken)
    {
        var text = result.GetRequiredValue(_handle);
        if (!TaskHandle.TryParse(text, out var handle))
        {
            throw ToolException.Usage($"'{text}' is no handle; one looks like {Catalogue.ExampleHandle}.");
        }

        var settings = ToolSettings.Load(Environment.GetEnvironmentVariable);
        var choice = GatewayChoice.Make(handle.Gateway, _gateway.ReadBaseUrl(result), handle.Gateway, settings);
        if (choice.IsBuiltIn)
        {
            throw choice.Gateway.IsKeyOptional
                ? ToolException.Usage(
                    "A task of the built-in emulator ends with the command that made it; run 'klinggen serve' and give its address with "
                    + "--base-url.")
                : GatewayChoice.NoKey(choice.Name);
        }

        CheckSite(handle, Session.GatewayOf(choice)!);
        return (await Session.OpenAsync(choice, journal, Terminal, cancellationToken).ConfigureAwait(false), handle);
    }

    // The task of one site is unknown at another, and the key of one is none of the other's business.
    private static void CheckSite(TaskHandle handle, KlingGateway gateway)
    {
        if (handle.Site is { } site && !site.Equals(gateway.Site, StringComparison.OrdinalIgnoreCase))
        {
            throw ToolException.Usage(
                $"This task was made at another address of {handle.Gateway} than {gateway.BaseAddress}; nothing was sent. "
                + "Give the --base-url that it was made with.");
        }
    }

    // After any other failure the command can be given again as it was.
    protected override string? Resume(ParseResult result, Failure failure, TaskHandle handle) =>
        failure.ExitCode is ExitCode.DeadlinePassed or ExitCode.Interrupted ? WaitFor(result, handle) : null;

    /// <summary>The command line that waits for the task.</summary>
    protected virtual string WaitFor(ParseResult result, TaskHandle handle) => _gateway.Resume(result, handle);
}
