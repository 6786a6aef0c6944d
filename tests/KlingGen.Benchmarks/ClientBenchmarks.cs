using System.Diagnostics;
using System.Net.Http.Json;

namespace KlingGen.Benchmarks;

/// <summary>Whole calls by the client, over a handler in memory.</summary>
internal static class ClientBenchmarks
{
    private const string Address = "https://models.kapon.cloud/kling/v1/videos/text2video/";
    private const string Id = "831922345719271433";
    private const int ImageBytes = 5 * 1024 * 1024;

    public static IEnumerable<Result> Run()
    {
        foreach (var result in Query().Concat(CreateWithImage()))
        {
            yield return result;
        }

        yield return new Result("frames from CreateAsync to HttpClient", FramesOfCreate(), 8, "count");
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
            () => last = BareQueryAsync(http).GetAwaiter().GetResult()).Run();
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
        var request = new ImageToVideoRequest { Image = Convert.ToBase64String(new byte[ImageBytes]), Duration = "5" };
        var measured = new Contest(() => client.CreateAsync(request).GetAwaiter().GetResult()) { Rounds = 21 }.Run();
        yield return new Result("create with an image, allocated / sent", measured.Bytes(0) / handler.BytesReceived, 1.1, "ratio");
    }

    /// <summary>Counted while nothing is inlined yet: in the first call of a client.</summary>
    private static int FramesOfCreate()
    {
        var frames = 0;
        using var handler = new MemoryHandler(JsonBenchmarks.Envelope)
        {
            WhenAsked = () =>
            {
                var names = Array.ConvertAll(new StackTrace().GetFrames(), static frame => $"{frame.GetMethod()?.DeclaringType?.FullName}.{frame.GetMethod()?.Name}");
                frames = Array.FindLastIndex(names, static name => name.Contains(nameof(KlingClient), StringComparison.Ordinal) && name.Contains(nameof(KlingClient.CreateAsync), StringComparison.Ordinal))
                    - Array.FindLastIndex(names, static name => name.StartsWith("System.Net.Http.HttpClient.SendAsync", StringComparison.Ordinal)) - 1;
            },
        };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new KlingClient(KlingGateway.Kapon("sk-benchmark-key"), http);
        client.CreateAsync(new TextToVideoRequest { Prompt = "A cat" }).GetAwaiter().GetResult();
        return frames;
    }
}
