using Microsoft.Extensions.Hosting;

namespace KlingGen.Emulator.Http;

/// <summary>Leaves signals and the console to the program that the emulator lives in.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
