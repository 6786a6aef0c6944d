using System.Collections.Frozen;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Tasks;

/// <summary>What refusal codes mean, as the documents of the built-in gateways say.</summary>
internal static class VendorCodes
{
    private const string UnknownWords = "The request was refused";
    private const int UnknownStatus = 500;

    private static readonly FrozenDictionary<string, RefusalCode> Codes = KlingGateway.Descriptors
        .SelectMany(static gateway => gateway.Products)
        .SelectMany(static product => product.Create.Refusal.Codes)
        .GroupBy(static code => code.Code)
        .ToFrozenDictionary(
            static codes => codes.Key,
            static codes => codes.MaxBy(static code => code is { Status: not 0, Message: not null })!);

    /// <summary>What a code means; of a code that no document knows, that the gateway failed.</summary>
    public static RefusalCode Find(string code)
    {
        var found = Codes.GetValueOrDefault(code) ?? new RefusalCode(code, RefusalKind.Unknown);
        return found with { Status = found.Status == 0 ? StatusOf(found.Kind) : found.Status, Message = found.Message ?? UnknownWords };
    }

    /// <summary>The HTTP status that refusals of a kind come with.</summary>
    public static int StatusOf(RefusalKind kind) =>
        Codes.Values
            .Where(code => code.Kind == kind && code.Status != 0)
            .Select(static code => code.Status)
            .DefaultIfEmpty(UnknownStatus)
            .Min();
}
