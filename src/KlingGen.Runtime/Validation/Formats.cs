using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KlingGen.Patterns;

namespace KlingGen.Runtime.Validation;

/// <summary>The formats of JSON Schema and OpenAPI.</summary>
internal static class Formats
{
    private const string UuidPattern = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$";

    private static readonly JsonPattern s_dateTime = new(
        @"^\d{4}-\d\d-\d\d[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)$");
    private static readonly JsonPattern s_time = new(@"^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)$");
    private static readonly JsonPattern s_duration = new(@"^P(\d+W|(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$");
    private static readonly JsonPattern s_email = new(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + @"@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$");
    private static readonly JsonPattern s_uri = new(@"^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$");
    private static readonly JsonPattern s_uriReference = new(@"^([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$");
    private static readonly JsonPattern s_hostname = new(
        @"^(?=.{1,253}\.?$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\.?$");
    private static readonly JsonPattern s_uuid = new(UuidPattern);
    private static readonly JsonPattern s_ipv4 = new(@"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?=\d)|$)){4}$");
    private static readonly JsonPattern s_jsonPointer = new("^(/([^~]|~0|~1)*)*$");
    private static readonly JsonPattern s_relativeJsonPointer = new("^(0|[1-9][0-9]*)(#|(/([^~]|~0|~1)*)*)$");

    public static bool Holds(string value, string format) => format switch
    {
        "date-time" => s_dateTime.IsMatch(value) && IsDate(value.AsSpan(0, 10)),
        "date" => value.Length == 10 && IsDate(value),
        "time" => s_time.IsMatch(value),
        "duration" => s_duration.IsMatch(value),
        "email" or "idn-email" => format == "idn-email" ? value.IndexOf('@', StringComparison.Ordinal) > 0 : s_email.IsMatch(value),
        "uri" or "url" => s_uri.IsMatch(value),
        "uri-reference" => s_uriReference.IsMatch(value),
        "iri" => value.Length > 0
            && char.IsAsciiLetter(value[0])
            && value.Contains(':', StringComparison.Ordinal)
            && Uri.TryCreate(value, UriKind.Absolute, out _),
        "hostname" => s_hostname.IsMatch(value),
        "ipv4" => s_ipv4.IsMatch(value),
        "ipv6" => !value.Contains('%', StringComparison.Ordinal)
            && !value.StartsWith('[')
            && IPAddress.TryParse(value, out var address)
            && address.AddressFamily == AddressFamily.InterNetworkV6,
        "uuid" or "guid" => s_uuid.IsMatch(value),
        "json-pointer" => s_jsonPointer.IsMatch(value),
        "relative-json-pointer" => s_relativeJsonPointer.IsMatch(value),
        "regex" => EcmaPattern.Problem(value) is null,
        _ => true,
    };

    public static string Describe(string format) => format switch
    {
        "date-time" => "a date and time such as 2026-11-21T09:30:00Z",
        "date" => "a date such as 2026-11-21",
        "time" => "a time such as 09:30:00Z",
        "duration" => "a duration such as PT5S",
        "email" or "idn-email" => "an e-mail address such as name@example.com",
        "uri" or "url" or "iri" => "an absolute address such as https://example.com/",
        "uri-reference" => "an absolute or relative address",
        "hostname" => "a host name such as example.com",
        "ipv4" => "an IPv4 address such as 192.0.2.1",
        "ipv6" => "an IPv6 address such as 2001:db8::1",
        "uuid" or "guid" => "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
        "json-pointer" => "a JSON pointer such as /a/0",
        "regex" => "a regular expression",
        _ => "of the format " + format,
    };

    private static bool IsDate(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
