using System.Globalization;

namespace KlingGen.Runtime.Validation;

/// <summary>Numbers as JSON writes them.</summary>
internal static class JsonText
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
