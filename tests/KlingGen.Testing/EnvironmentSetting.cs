using System.Globalization;

namespace KlingGen.Testing;

/// <summary>What an environment variable asks of a test, such as how many cases to try.</summary>
public static class EnvironmentSetting
{
    public static int Number(string name, int usual) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
        ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
        : usual;
}
