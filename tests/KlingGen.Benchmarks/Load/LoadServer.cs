using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KlingGen.Benchmarks.Load;

/// <summary>A gateway that answers at once and costs little, in a process of its own, so that what is measured is the client.</summary>
/// <param name="latency">How long each answer takes.</param>
/// <param name="slots">How many tasks may run at once; 0 for any number.</param>
/// <param name="duration">How long a task runs.</param>
internal sealed class LoadServer(TimeSpan latency, int slots, TimeSpan duration)
{
    private readonly Lock _lock = new();
    private readonly List<(int Number, long Made)> _tasks = [];
    private int _firstRunning;
    private long _queries;
    private long _creates;

    /// <summary>Serves until standard input ends, as it does when the process that started it dies.</summary>
    public static async Task RunAsync(LoadArguments arguments)
    {
        var server = new LoadServer(
            TimeSpan.FromMilliseconds(arguments.Number("latency", 0)),
            (int)arguments.Number("slots", 0),
            TimeSpan.FromSeconds(arguments.Number("task", 3600)));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(JsonSerializer.Serialize(server.Report(), LoadContext.Default.LoadReport));
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency);
        }

        var (status, text) = HttpMethods.IsPost(context.Request.Method)
            ? await CreateAsync(context.Request)
            : Query(context.Request.Path.Value!);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = text.Length;
        await context.Response.WriteAsync(text);
    }

    private (int Status, string Text) Query(string path)
    {
        Interlocked.Increment(ref _queries);
        var id = path[(path.LastIndexOf('/') + 1)..];
        lock (_lock)
        {
            var place = int.Parse(id, CultureInfo.InvariantCulture);
            return (200, Envelope(id, place < _tasks.Count && HasEnded(_tasks[place].Made) ? "succeed" : "processing"));
        }
    }

    private async Task<(int Status, string Text)> CreateAsync(HttpRequest request)
    {
        using var json = await JsonDocument.ParseAsync(request.Body);
        var number = int.Parse(json.RootElement.GetProperty("prompt").GetString()!, CultureInfo.InvariantCulture);
        lock (_lock)
        {
            _creates++;
            while (_firstRunning < _tasks.Count && HasEnded(_tasks[_firstRunning].Made))
            {
                _firstRunning++;
            }

            if (slots > 0 && _tasks.Count - _firstRunning >= slots)
            {
                return (429, """{"code":1303,"message":"parallel task over resource pack limit","request_id":"CmYnoWnfvDQAAAAAAU8hQg"}""");
            }

            _tasks.Add((number, Stopwatch.GetTimestamp()));
            return (200, Envelope((_tasks.Count - 1).ToString(CultureInfo.InvariantCulture), "submitted"));
        }
    }

    private bool HasEnded(long made) => Stopwatch.GetElapsedTime(made) >= duration;

    private LoadReport Report()
    {
        lock (_lock)
        {
            var (overtaken, highest) = (0, -1);
            foreach (var (number, _) in _tasks)
            {
                overtaken += number < highest ? 1 : 0;
                highest = Math.Max(highest, number);
            }

            var seconds = _tasks.Count == 0 ? 0 : Stopwatch.GetElapsedTime(_tasks[0].Made, _tasks[^1].Made).TotalSeconds;
            return new LoadReport(Interlocked.Read(ref _queries), _creates, _tasks.Count, overtaken, seconds);
        }
    }

    // As long as a real one.
    private static string Envelope(string id, string status) =>
        $$$"""{"code":0,"message":"SUCCEED","request_id":"CmYnoWnfvDQAAAAAAU8hQg","data":{"task_id":"{{{id}}}","task_status":"{{{status}}}","task_status_msg":"","task_info":{"external_task_id":"order-4711"},"task_result":{"videos":[{"id":"b3f4c8b4-2c1e-4b52-a6f4-7c55a1f1d6c9","url":"https://cdn.example.com/bs2/upload-ylab-stunt-sgp/se/kling/video.mp4","duration":"5.1"}]},"created_at":1722769557708,"updated_at":1722769557911}}""";
}
