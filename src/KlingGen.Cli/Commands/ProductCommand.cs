using System.CommandLine;
using System.Net;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Cli.Requests;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen PRODUCT [PROMPT]</c>: makes a task, waits for it and brings its video to disk.</summary>
internal sealed class ProductCommand : ToolCommand
{
    private readonly IReadOnlyList<Sale> _sales;
    private readonly RequestOptions _request;
    private readonly DeliveryOptions _delivery = new();
    private readonly GatewayOptions _gateway;
    private readonly JournalOption _journal = new();

    public ProductCommand(string product, Terminal terminal)
        : this(product, Catalogue.SalesOf(product), terminal)
    {
    }

    private ProductCommand(string product, IReadOnlyList<Sale> sales, Terminal terminal)
        : base(product, sales[0].Form.Vocabulary.Summary, terminal)
    {
        _sales = sales;
        _gateway = new GatewayOptions(sales.Select(static sale => sale.Gateway.Name));
        Option[] shared = [.. _delivery.All, .. _gateway.All, _journal.Option];
        _request = new RequestOptions(sales, shared);
        _request.AddTo(this);
        Array.ForEach(shared, Add);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var delivery = _delivery.Read(result);
        var choice = Choice(result);
        var sale = SaleAt(choice);
        var output = delivery.Wait ? OutputFile.Check(delivery.Output, delivery.Overwrites) : null;
        var composer = new RequestComposer(sale, _request.Read(result), Terminal);
        var request = await composer.ComposeAsync(cancellationToken).ConfigureAwait(false);

        var journal = _journal.Open(result);
        using var closing = journal as IDisposable;
        var session = await Session.OpenAsync(choice, journal, Terminal, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (output is not null)
            {
                return await new TaskDelivery(Terminal, session, delivery, output).GenerateAsync(request, cancellationToken)
                    .ConfigureAwait(false);
            }

            var task = await session.Client.CreateAsync(request, cancellationToken).ConfigureAwait(false);
            return TaskDelivery.PrintHandle(Terminal, session, task, delivery.Json);
        }
    }

    protected override bool IsJson(ParseResult result) => _delivery.Read(result).Json;

    protected override bool TakesOutput(ParseResult result) => _delivery.Read(result).Output == "-";

    // A task of the built-in emulator ends with this process.
    protected override string? Resume(ParseResult result, Failure failure, TaskHandle handle) =>
        Choice(result).IsBuiltIn ? null : _gateway.Resume(result, handle) + _delivery.Resume(result) + _journal.Resume(result);

    protected override Failure Told(ParseResult result, Failure failure)
    {
        if (failure.EntryId is not null && (_journal.Folder(result) is null || Choice(result).IsBuiltIn))
        {
            failure = failure with { EntryId = null };
        }

        string?[] sentences = [failure.Message, OutcomeText.Sentence(failure), AddressAdvice(result, failure)];
        return failure with { Message = string.Join(' ', sentences.Where(static sentence => sentence is not null)) };
    }

    // No gateway lacks the path of its own create: the address is another's.
    private string? AddressAdvice(ParseResult result, Failure failure)
    {
        if (failure.Handle is { IsExternal: false }
            || failure.Call?.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
            || Choice(result) is not { BaseUrl: { } address } choice)
        {
            return null;
        }

        var own = choice.Gateway.Servers is [var server, ..] ? $", as {server.Address} is" : "";
        return $"Check --base-url (or KLINGGEN_BASE_URL, or baseUrl in the settings): {address.AbsoluteUri.TrimEnd('/')}"
            + $"{SaleAt(choice).CreatePath} was asked, so it must be where the paths of {choice.Name} begin{own}.";
    }

    private GatewayChoice Choice(ParseResult result)
    {
        var (gateway, baseUrl) = _gateway.Read(result);
        return GatewayChoice.Make(gateway, baseUrl, Catalogue.Fallback(_sales), ToolSettings.Load(Environment.GetEnvironmentVariable));
    }

    private Sale SaleAt(GatewayChoice choice) =>
        _sales.FirstOrDefault(sale => sale.Gateway == choice.Gateway)
        ?? throw ToolException.Invalid($"The gateway {choice.Name} cannot express this request: it {Catalogue.DoesNotSell(Name)}.");
}
