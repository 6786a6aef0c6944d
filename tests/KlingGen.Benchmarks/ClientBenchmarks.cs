using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using KlingGen.Runtime;

namespace KlingGen.Benchmarks;

/// <summary>Whole calls by the client, over a handler in memory.</summary>
internal static class ClientBenchmarks
{
    private const string Address = "https://models.kapon.cloud/kling/v1/videos/text2video/";
    private const string Id = "831922345719271433";
    private const int ImageBytes = 5 * 1024 * 1024;

    public static IEnumerable<Result> Run()
    {
        yield return new Result("frames from CreateAsync to HttpClient", FramesOfCreate(), 8, "count");
        foreach (var result in Query().Concat(CreateWithImage()).Append(CreateWithImageAndJournal()))
        {
            yield return result;
        }
    }

    private static IEnumerable<Result> Query()
    {
        using var handler = new MemoryHandler(JsonBenchmarks.Envelope);
        using var http = new HttpClient(handler, disposeHandler: false);
        using var own = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new KlingClient(KlingGateway.Kapon("sk-benchmark-key"), own);
        var handle = TaskHandle.Parse("kapon/text2video/" + Id);
        object? last = null;
        var measured = new Contest(
            () => last = client.GetAsync(handle).GetAwaiter().GetResult(),
            () => last = BareQueryAsync(http).GetAwaiter().GetResult()) { WarmUp = TimeSpan.FromSeconds(3) }.Run();
        GC.KeepAlive(last);
        return
        [
            new Result("query by the client / bare HttpClient", measured.TimeRatio(0, 1), 1.5, "ratio"),
            new Result("query by the client / bare HttpClient, bytes", measured.BytesRatio(0, 1), 2, "ratio"),
            new Result("query by the client", measured.Nanoseconds(0), 6000, "ns"),
            new Result("query by the client", measured.Bytes(0), 6000, "bytes"),
        ];
    }

    private static async Task<PlainEnvelope?> BareQueryAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address + Id);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer sk-benchmark-key");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(PlainContext.Default.PlainEnvelope).ConfigureAwait(false);
    }

    private static IEnumerable<Result> CreateWithImage()
    {
        using var handler = new MemoryHandler(JsonBenchmarks.Envelope);
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new KlingClient(KlingGateway.Kapon("sk-benchmark-key"), http);
        var request = new ImageToVideoRequest { Image = Convert.ToBase64String(Picture()), Duration = "5" };
        var measured = new Contest(
            () => client.CreateAsync(request).GetAwaiter().GetResult(),
            () => ApiJson.ToUtf8Bytes(request)) { Rounds = 21 }.Run();
        yield return new Result("create with an image, allocated / sent", measured.Bytes(0) / handler.BytesReceived, 1.1, "ratio");
        yield return new Result("create with an image / writing its JSON", measured.TimeRatio(0, 1), 3, "ratio");
        yield return new Result("create with an image", measured.Nanoseconds(0) / 1_000_000, 30, "ms");
    }

    /// <summary>By all threads, as a journal has its own; the picture goes to a file of its own, and into no memory.</summary>
    private static Result CreateWithImageAndJournal()
    {
        const int Creates = 10;
        var folder = Directory.CreateTempSubdirectory("klinggen-benchmarks-");
        using var handler = new MemoryHandler(JsonBenchmarks.Envelope);
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var journal = TaskJournal.InFolder(folder.FullName);
        using var client = new KlingClient(KlingGateway.Kapon("sk-benchmark-key"), http, new() { Journal = journal });
        var request = new ImageToVideoRequest { Image = Convert.ToBase64String(Picture()), Duration = "5" };
        client.CreateAsync(request).GetAwaiter().GetResult();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Creates; i++)
        {
            client.CreateAsync(request).GetAwaiter().GetResult();
        }

        var allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / Creates;
        ((IDisposable)journal).Dispose();
        folder.Delete(recursive: true);
        return new Result("create with an image and a journal, allocated / sent", allocated / handler.BytesReceived, 1.1, "ratio");
    }

    /// <summary>What begins as a picture of 1280 × 720 pixels does.</summary>
    private static byte[] Picture()
    {
        var picture = new byte[ImageBytes];
        new Random(1).NextBytes(picture);
        ReadOnlySpan<byte> header = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 5, 0, 0, 0, 2, 0xD0];
        header.CopyTo(picture);
        return picture;
    }

    /// <summary>Methods that someone wrote: an async method counts once, and what the compiler puts around it not at all. Counted
    /// while nothing is inlined yet, in the first create of the process.</summary>
    private static int FramesOfCreate()
    {
        var frames = 0;
        using var handler = new MemoryHandler(JsonBenchmarks.Envelope)
        {
            WhenAsked = () =>
            {
                var methods = new StackTrace().GetFrames().Select(static frame => frame.GetMethod()!).Where(IsWritten)
                    .Select(static method => $"{method.DeclaringType!.FullName}.{method.Name}").ToList();
                frames = methods.FindIndex(static name => name == $"{typeof(KlingClient).FullName}.{nameof(KlingClient.CreateAsync)}")
                    - methods.FindLastIndex(static name => name == $"{typeof(HttpClient).FullName}.{nameof(HttpClient.SendAsync)}") - 1;
            },
        };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new KlingClient(KlingGateway.Kapon("sk-benchmark-key"), http);
        client.CreateAsync(new TextToVideoRequest { Prompt = "A cat" }).GetAwaiter().GetResult();
        return frames;
    }

    private static bool IsWritten(MethodBase method) =>
        method.DeclaringType is { } type && type.Namespace != "System.Runtime.CompilerServices" && method.Name is not "MoveNext" and not "InvokeMoveNext";
}
