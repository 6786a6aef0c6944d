using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>Addresses: base and path joined, and what of them may be shown.</summary>
internal static class RequestUris
{
    /// <summary>The base with its own path and query kept, the operation's path behind it.</summary>
    public static Uri Join(Uri baseAddress, string path, string query)
    {
        var text = new StringBuilder(baseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/'));
        if (path.Length > 0 && path[0] != '/')
        {
            text.Append('/');
        }

        text.Append(path);
        var hasQuery = path.Contains('?', StringComparison.Ordinal);
        AppendQuery(text, baseAddress.Query.TrimStart('?'), ref hasQuery);
        AppendQuery(text, query, ref hasQuery);
        return new Uri(text.ToString(), UriKind.Absolute);
    }

    /// <summary>The address without user, query and fragment.</summary>
    public static Uri? Display(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true })
        {
            return address;
        }

        return address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0
            ? address
            : new Uri(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
    }

    private static void AppendQuery(StringBuilder text, string query, ref bool hasQuery)
    {
        if (query.Length > 0)
        {
            text.Append(hasQuery ? '&' : '?').Append(query);
            hasQuery = true;
        }
    }
}
