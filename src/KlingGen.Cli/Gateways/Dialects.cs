using KlingGen.Emulator;

namespace KlingGen.Cli.Gateways;

/// <summary>Which of the emulator's dialects belongs to a gateway.</summary>
internal static class Dialects
{
    private static readonly (string Gateway, EmulatorDialect Dialect)[] All =
    [
        ("kapon", EmulatorDialect.Kapon),
        ("anyapi", EmulatorDialect.AnyApi),
        ("v1", EmulatorDialect.V1),
        ("videos", EmulatorDialect.Videos),
        ("official", EmulatorDialect.Official),
    ];

    /// <summary>Where each gateway's <c>--base-url</c> is at an emulator; its own root comes first.</summary>
    public static IEnumerable<(string Gateway, Uri Address)> Addresses(KlingEmulator emulator) =>
        [(GatewayChoice.Emulator, emulator.BaseAddress), .. All.Select(entry => (entry.Gateway, emulator.AddressOf(entry.Dialect)))];

    public static Uri Address(KlingEmulator emulator, string gateway) =>
        Addresses(emulator).First(entry => entry.Gateway == gateway).Address;

    public static string GatewayOf(EmulatorDialect? dialect) =>
        Array.Find(All, entry => entry.Dialect == dialect).Gateway ?? GatewayChoice.Emulator;
}
