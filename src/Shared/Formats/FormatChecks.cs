using System.Net;
using System.Net.Sockets;

namespace KlingGen.Formats;

/// <summary>What no pattern can say of the texts of a format.</summary>
internal static class FormatChecks
{
    private const int DateLength = 10;

    public static bool IsDate(string text) => text.Length == DateLength && StartsWithDate(text);

    /// <summary>Whether a text starts with a day of the calendar that <see cref="DateTime"/> has too.</summary>
    public static bool StartsWithDate(string text)
    {
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var year = Digits(text, 0, 4);
        var month = Digits(text, 5, 2);
        var day = Digits(text, 8, 2);
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    public static bool HasNameBeforeAt(string text) => text.IndexOf('@') > 0;

    public static bool IsAbsolute(string text) =>
        text.Length > 0
        && text[0] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        && text.IndexOf(':') >= 0
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    public static bool IsIPv6(string text) =>
        text.Length > 0
        && text[0] != '['
        && text.IndexOf('%') < 0
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <returns>-1 where something else stands among the digits.</returns>
    private static int Digits(string text, int start, int count)
    {
        var number = 0;
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return -1;
            }

            number = (10 * number) + (text[i] - '0');
        }

        return number;
    }
}
