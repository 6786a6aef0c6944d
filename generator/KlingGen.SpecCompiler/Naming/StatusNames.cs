namespace KlingGen.SpecCompiler.Naming;

/// <summary>What successful statuses are called.</summary>
internal static class StatusNames
{
    /// <param name="status">A status, a range of them, or <c>default</c>.</param>
    public static string Of(string status) => status.ToUpperInvariant() switch
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
