using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary>Brings home what a journal holds open, from all gateways at once, and tells of each task as it ends.</summary>
internal sealed class TasksResumption(Terminal terminal, ITaskJournal journal, ResumptionTerms terms)
{
    private readonly ResumedText _text = new(terminal, terms.Json);

    /// <summary>Goes on with open entries.</summary>
    /// <returns>The exit status: done if all came home.</returns>
    public async Task<int> RunAsync(IReadOnlyList<TaskEntry> entries, CancellationToken cancellationToken)
    {
        var settings = ToolSettings.Load(Environment.GetEnvironmentVariable);
        var gateways = entries.GroupBy(static entry => entry.Intent.Gateway, StringComparer.OrdinalIgnoreCase).ToList();
        var running = gateways.ConvertAll(
            gateway => ResumeAsync(gateway.Key, [.. gateway], settings.ForOneOf(gateway.Key, gateways.Count), cancellationToken));
        await Task.WhenAll(running).ConfigureAwait(false);
        return _text.AllCameHome ? ExitCode.Done : ExitCode.Failed;
    }

    private async Task ResumeAsync(
        string gateway, List<TaskEntry> entries, ToolSettings settings, CancellationToken cancellationToken)
    {
        GatewayChoice choice;
        try
        {
            choice = GatewayChoice.Make(gateway, terms.BaseUrl, gateway, settings);
        }
        catch (ToolException exception)
        {
            entries.ForEach(entry => _text.PrintFailure(entry, exception));
            return;
        }

        var site = Session.GatewayOf(choice);
        foreach (var entry in entries.FindAll(entry => entry.Intent.Site != site?.Site))
        {
            _text.PrintFailure(entry, Unreachable(entry, choice, site));
            entries.Remove(entry);
        }

        if (entries.Count > 0)
        {
            await ResumeAsync(choice, entries, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ResumeAsync(GatewayChoice choice, List<TaskEntry> entries, CancellationToken cancellationToken)
    {
        var options = new ResumeOptions
        {
            Folder = terms.Folder,
            Wait = new WaitOptions { Timeout = terms.Timeout, Overwrite = terms.Overwrites },
        };
        var session = await Session.OpenAsync(choice, journal, terminal, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await foreach (var resumed in session.Client.ResumeAllAsync(options, cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                entries.RemoveAll(entry => entry.Id == resumed.Entry.Id);
                _text.Print(resumed);
            }
        }

        entries.ForEach(entry => _text.PrintFailure(entry, ToolException.Failed("Another process is at work on it.")));
    }

    private static ToolException Unreachable(TaskEntry entry, GatewayChoice choice, KlingGateway? site)
    {
        var own = choice.Gateway.Servers.Count > 0 ? KlingGateway.Create(choice.Name, "none") : null;
        if (site is null && own?.Site == entry.Intent.Site)
        {
            return GatewayChoice.NoKey(choice.Name);
        }

        var other = site is null ? "" : $" than {site.BaseAddress}";
        return ToolException.Usage(
            $"It was made at another address of {choice.Name}{other}, the one whose mark is {entry.Intent.Site}: give that with "
            + $"--base-url, KLINGGEN_BASE_URL or gateways.{choice.Name}.baseUrl in the configuration file.");
    }
}
