namespace KlingGen.Runtime.Http;

/// <summary>Where paths begin, taken apart once.</summary>
internal sealed class BaseAddress(Uri address)
{
    private readonly string _path = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
    private readonly string _query = address.Query.TrimStart('?');

    public Uri Address => address;

    /// <summary>The address with its own path and query kept, the operation's path behind it.</summary>
    public Uri Join(string path, string query)
    {
        var start = path.Length > 0 && path[0] != '/' ? _path + "/" : _path;
        if (_query.Length > 0)
        {
            query = query.Length > 0 ? _query + "&" + query : _query;
        }

        var mark = query.Length == 0 ? "" : path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return new Uri(string.Concat(start, path, mark, query), UriKind.Absolute);
    }
}
