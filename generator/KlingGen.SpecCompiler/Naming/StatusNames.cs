namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of the successes of an operation, by what their statuses are called.</summary>
internal sealed class StatusNames
{
    private readonly NameScope _names = new("Status", [.. ReservedNames.OfObject, "Match"]);

    /// <param name="status">A status, a range of them, or <c>default</c>.</param>
    public string Take(string status) => _names.Take(Of(status));

    private static string Of(string status) => status.ToUpperInvariant() switch
    {
        "200" => "Ok",
        "201" => "Created",
        "202" => "Accepted",
        "203" => "NonAuthoritative",
        "204" => "NoContent",
        "205" => "ResetContent",
        "206" => "PartialContent",
        "207" => "MultiStatus",
        "208" => "AlreadyReported",
        "226" => "ImUsed",
        "2XX" => "Success",
        _ when status == "default" => "Default",
        _ => "Status" + CSharpName.Words(status),
    };
}
