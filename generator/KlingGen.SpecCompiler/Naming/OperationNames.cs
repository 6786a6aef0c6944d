using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names of operations, and of what is made of the schemas in them.</summary>
internal static class OperationNames
{
    private const string Client = "Client";

    /// <summary>The name of an operation's method: its <c>operationId</c>, else its HTTP method and path.</summary>
    public static string Of(string method, string path, Operation operation)
    {
        if (AskedNames.Of(operation) is { } asked)
        {
            return asked;
        }

        if (operation.Id is { } id && CSharpName.Pascal(id) is { Length: > 0 } name)
        {
            return name;
        }

        var words = new List<string> { CSharpName.Pascal(method.ToLowerInvariant()) };
        foreach (var segment in path.Split('/'))
        {
            words.Add(segment.StartsWith("{", StringComparison.Ordinal)
                ? "By" + CSharpName.Words(segment)
                : CSharpName.Words(segment));
        }

        return string.Concat(words);
    }

    /// <summary>The name of an inline schema in a request.</summary>
    public static string Request(string operation) => operation + "Request";

    /// <summary>The name of an inline schema in an answer, whatever its status.</summary>
    public static string Response(string operation) => operation + "Response";

    /// <summary>The name of an inline schema in an answer with a status.</summary>
    public static string Response(string operation, string status)
    {
        if (status.StartsWith("2", StringComparison.Ordinal))
        {
            return Response(operation);
        }

        var code = CSharpName.Words(status);
        return code.Length > 0 && !char.IsDigit(code[0]) ? Response(operation + code) : operation + "Error" + code;
    }

    /// <summary>The name of the client of one tag.</summary>
    public static string Group(string client, string tag) =>
        (client.EndsWith(Client, StringComparison.Ordinal) ? client.Substring(0, client.Length - Client.Length) : client) + tag + Client;

    /// <summary>The name of the type of an answer whose value depends on its status.</summary>
    public static string Answer(string operation) => operation + "Answer";

    /// <summary>The name of an inline schema in a parameter.</summary>
    /// <param name="owner">The operation, or what else holds the parameter.</param>
    /// <param name="name">The parameter's name on the wire.</param>
    public static string Parameter(string owner, string? name) => owner + CSharpName.Words(name ?? "");

    /// <summary>The name of an inline schema in a parameter that stands by itself, in a file or under a key,
    /// which most often is called as it is.</summary>
    /// <param name="key">The file or the key.</param>
    /// <param name="name">The parameter's name on the wire; null for what has none.</param>
    public static string Part(string key, string? name) =>
        CSharpName.Words(name ?? "") is var own && key.EndsWith(own, StringComparison.OrdinalIgnoreCase) ? key : key + own;
}
