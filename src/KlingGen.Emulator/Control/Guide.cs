using KlingGen.Emulator.Gateways;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Control;

/// <summary>Leads whoever asked for a path that there is not to the gateway that has it.</summary>
internal sealed class Guide(EmulatorState state)
{
    public string About(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        string[] meant = [.. state.Gateways.Select(gateway => AddressFor(gateway, request.Method, path)).OfType<string>()];
        var what = meant.Length > 0
            ? $"It is at {string.Join(" and at ", meant)}"
            : $"The gateways are at {string.Join(", ", state.Gateways.Select(gateway => state.AddressOf(gateway).OriginalString))}";
        return $"Nothing is at {request.Method} {path}. {what}; GET / lists all addresses";
    }

    private string? AddressFor(EmulatedGateway gateway, string method, string path) =>
        gateway.PathOf(method, path) is { } found ? new Uri(state.BaseAddress, gateway.Prefix + found).OriginalString : null;
}
