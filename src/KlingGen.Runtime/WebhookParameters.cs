namespace KlingGen.Runtime;

/// <summary>
/// Where the parameters of a received webhook or callback are found. Each function gives the value of a name, or null
/// when there is none; of several values under one name it gives them all, with commas between them. In ASP.NET Core:
/// <c>new() { Header = name => request.Headers[name], Query = name => request.Query[name] }</c>.
/// </summary>
public sealed record WebhookParameters
{
    /// <summary>The headers, whose names know no case.</summary>
    public Func<string, string?>? Header { get; init; }

    /// <summary>The parameters of the query, decoded.</summary>
    public Func<string, string?>? Query { get; init; }

    /// <summary>The parameters of the receiver's own path, decoded.</summary>
    public Func<string, string?>? Path { get; init; }

    /// <summary>The cookies.</summary>
    public Func<string, string?>? Cookie { get; init; }
}
