using System.Globalization;

namespace KlingGen.Benchmarks.Load;

/// <summary>What stands behind a program's name on the command line: <c>--name number</c>, or <c>--name</c> alone for yes.</summary>
internal sealed class LoadArguments(string[] args)
{
    public double Number(string name, double usual)
    {
        var place = PlaceOf(name);
        return place < 0 ? usual
            : place + 1 < args.Length && double.TryParse(args[place + 1], CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"--{name} takes a number.");
    }

    public bool Has(string name) => PlaceOf(name) >= 0;

    private int PlaceOf(string name) => Array.IndexOf(args, "--" + name);
}
