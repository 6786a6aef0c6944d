using System.Text.Json.Nodes;
using KlingGen.Runtime;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>All exchanges of a document between its client and the server that plays its examples.</summary>
/// <param name="Operations">How many operations were called.</param>
/// <param name="Exchanges">How many calls were made.</param>
/// <param name="Problems">What differed from the examples.</param>
/// <param name="Unsent">The calls that no method makes: a body or an answer in a media type that gives way to another.</param>
internal sealed record ServedRun(int Operations, int Exchanges, IReadOnlyList<string> Problems, IReadOnlyList<string> Unsent)
{
    public static async Task<ServedRun> OfAsync(string path)
    {
        var operations = ServedDocument.Load(path);
        await using var server = await ExampleServer.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var client = GeneratedClient.Of(
            path, http, new ApiClientOptions { SelectServer = server.AddressOf, Credentials = Credentials(operations) });
        var problems = new List<string>();
        var unsent = new List<string>();
        var called = new HashSet<ServedOperation>();
        var count = 0;
        foreach (var exchange in operations.SelectMany(Served.Exchanges.Of))
        {
            if (!client.Sends(exchange))
            {
                unsent.Add(exchange.ToString());
                continue;
            }

            var found = await ExchangeAsync(client, server, exchange);
            if (server.IsUnasked)
            {
                unsent.Add(exchange.ToString());
                continue;
            }

            count++;
            called.Add(exchange.Operation);
            problems.AddRange(found);
        }

        client.Count.Should().Be(operations.Count, "both readers see the same operations");
        return new ServedRun(called.Count, count, problems, unsent);
    }

    /// <summary>Calls that differ from what the server expects in one argument or in the body, and of which it says nothing.</summary>
    public static async Task<IReadOnlyList<string>> UnnoticedAsync(string path)
    {
        var operations = ServedDocument.Load(path);
        await using var server = await ExampleServer.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var client = GeneratedClient.Of(path, http, new ApiClientOptions { SelectServer = server.AddressOf });
        var unnoticed = new List<string>();
        foreach (var exchange in operations.SelectMany(Served.Exchanges.Of))
        {
            foreach (var (what, due) in Altered(exchange))
            {
                server.Due = due;
                server.Problems = null;
                await new ReadAnswer(client, exchange, []).CheckAsync();
                if (server.Problems is not { Count: > 0 })
                {
                    unnoticed.Add($"{exchange}: {what}");
                }
            }
        }

        return unnoticed;
    }

    private static IEnumerable<(string What, Exchange Due)> Altered(Exchange exchange)
    {
        foreach (var (place, value) in exchange.Arguments)
        {
            var others = exchange.Arguments.ToDictionary(static argument => argument.Key, static argument => argument.Value);
            others[place] = value is JsonArray list
                ? new JsonArray([.. list.Select(static item => item?.DeepClone()), "more"])
                : new JsonObject { ["other"] = "value" };
            yield return (place.ToString(), exchange with { Arguments = others });
        }

        if (exchange.Request is JsonObject body)
        {
            var other = (JsonObject)body.DeepClone();
            other["other"] = true;
            yield return ("body", exchange with { Request = other });
        }
    }

    private static async Task<List<string>> ExchangeAsync(GeneratedClient client, ExampleServer server, Exchange exchange)
    {
        server.Due = exchange;
        server.Problems = null;
        var problems = new List<string>();
        await new ReadAnswer(client, exchange, problems).CheckAsync();
        problems.AddRange((server.Problems ?? ["No request came."]).Select(problem => $"{exchange}: {problem}"));
        return problems;
    }

    private static ApiCredentials Credentials(IReadOnlyList<ServedOperation> operations)
    {
        var credentials = ApiCredentials.None;
        foreach (var scheme in operations.SelectMany(static operation => operation.Security).SelectMany(
            static requirement => requirement.Keys))
        {
            credentials = credentials.With(scheme.Reference.Id!, ReceivedSecurity.SecretOf(scheme.Reference.Id!, scheme));
        }

        return credentials;
    }
}
