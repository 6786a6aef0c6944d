namespace KlingGen.Runtime.Http;

/// <summary>What of addresses may be shown.</summary>
internal static class RequestUris
{
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
}
