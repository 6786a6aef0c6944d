using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary>A command that makes a task, waits for it and brings its video to disk.</summary>
internal abstract class CreateCommand : ToolCommand
{
    private readonly GatewayOptions _gateway = new();
    private readonly DeliveryOptions _delivery = new();

    protected CreateCommand(string name, string description, Terminal terminal)
        : base(name, description, terminal)
    {
    }

    /// <summary>The dialect of the built-in emulator if no gateway is named.</summary>
    protected virtual string DefaultGateway => GatewayChoice.Emulator;

    /// <summary>Makes the request out of the options, then sends it. Complaints come before anything is sent.</summary>
    protected abstract Task<Func<IKlingClient, CancellationToken, Task<VideoTask>>> PrepareAsync(
        ParseResult result, GatewayChoice choice, CancellationToken cancellationToken);

    /// <summary>Adds the options that all such commands share, after those of the command itself.</summary>
    protected void AddShared()
    {
        _delivery.AddTo(this, withNoWait: true);
        _gateway.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var delivery = _delivery.Read(result);
        var choice = Choice(result);
        var output = delivery.Wait ? OutputFile.Check(delivery.Output) : null;
        var create = await PrepareAsync(result, choice, cancellationToken).ConfigureAwait(false);

        var session = await Session.OpenAsync(choice, Terminal, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var task = await create(session.Client, cancellationToken).ConfigureAwait(false);
            if (output is null)
            {
                return TaskDelivery.PrintHandle(Terminal, session, task, delivery.Json);
            }

            var run = new TaskDelivery(Terminal, session, delivery, output);
            var finished = await run.WaitAsync(task.Handle, cancellationToken).ConfigureAwait(false);
            return await run.DownloadAsync(finished, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool IsJson(ParseResult result) => _delivery.Read(result).Json;

    protected override bool TakesOutput(ParseResult result) => _delivery.Read(result).Output == "-";

    // A task of the built-in emulator ends with this process.
    protected override string? Resume(ParseResult result, Failure failure, TaskHandle handle) =>
        Choice(result).IsBuiltIn ? null : _gateway.Resume(result, handle) + _delivery.ResumeOutput(result);

    private GatewayChoice Choice(ParseResult result)
    {
        var (gateway, baseUrl) = _gateway.Read(result);
        return GatewayChoice.Make(gateway, baseUrl, DefaultGateway, ToolSettings.Load(Environment.GetEnvironmentVariable));
    }
}
