namespace KlingGen.SpecCompiler.Tests.Protocol;

/// <summary>The document of an invented gateway: films in an envelope, with seconds, a cursor in the query and a nested idempotency key; and clips
/// whose model stands in the path, whose tasks are asked for several at a time, and whose list is searched with a JSON body.</summary>
internal static class ReelDocument
{
    public static string Text { get; } = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Fuzzing", "Documents", "reel.yaml"));
}
