using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KlingGen.Observability;

/// <summary>What the client tells OpenTelemetry: spans and measurements, both under the name <c>KlingGen</c>. No tag holds a
/// prompt, a link or a key.</summary>
internal static class KlingTelemetry
{
    public const string Name = "KlingGen";

    public const string GatewayTag = "kling.gateway";
    public const string ProductTag = "kling.product";
    public const string TaskTag = "kling.task.id";
    public const string LaneTag = "kling.queue";
    public const string StatusTag = "kling.task.status";
    public const string ErrorTag = "error.type";

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Counter<long> CreatedTasks =
        Meter.CreateCounter<long>("kling.client.task.created", "{task}", "Tasks that gateways accepted.");

    public static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("kling.client.call.retries", "{retry}", "Calls that were sent again.");

    public static readonly Counter<long> DownloadedBytes =
        Meter.CreateCounter<long>("kling.client.download.size", "By", "Bytes of downloaded videos.");

    public static readonly Histogram<double> WaitDuration =
        Meter.CreateHistogram<double>("kling.client.wait.duration", "s", "How long tasks were waited for until they ended.");

    public static readonly Histogram<double> QueueDuration =
        Meter.CreateHistogram<double>("kling.client.queue.duration", "s", "How long creates waited for their turn.");

    public static readonly UpDownCounter<long> QueueLength =
        Meter.CreateUpDownCounter<long>("kling.client.queue.length", "{create}", "Creates that wait for their turn.");

    /// <summary>Begins the span of one step of a task's life.</summary>
    public static Activity? Start(string step, string gateway, KlingProduct product, string? taskId = null)
    {
        if (!Activities.HasListeners())
        {
            return null;
        }

        var activity = Activities.StartActivity($"kling {step} {product}", ActivityKind.Client);
        activity?.SetTag(GatewayTag, gateway).SetTag(ProductTag, product.Value);
        if (taskId is not null)
        {
            activity?.SetTag(TaskTag, taskId);
        }

        return activity;
    }

    /// <summary>Marks the span as failed by the kind of error, never by its text.</summary>
    public static void Fail(this Activity? activity, Exception exception) =>
        activity?.SetStatus(ActivityStatusCode.Error)
            .SetTag(ErrorTag, exception is KlingApiException api ? api.Kind.ToString() : exception.GetType().Name);
}
