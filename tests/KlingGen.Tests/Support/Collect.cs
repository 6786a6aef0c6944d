namespace KlingGen.Tests.Support;

/// <summary>Hands reports on at once, in the reporter's own call.</summary>
internal sealed class Collect<T>(Action<T> take) : IProgress<T>
{
    public void Report(T value) => take(value);
}
