using System.Diagnostics;
using System.Diagnostics.Metrics;
using KlingGen.Tests.Support;

namespace KlingGen.Tests;

public sealed class TelemetryTests
{
    private const string Prompt = "A very private cat";

    [Fact]
    public async Task Spans_and_measurements_say_which_task_and_never_what_is_in_it()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "KlingGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (spans)
                {
                    spans.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var created = 0L;
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, target) =>
            {
                if (instrument.Meter.Name == "KlingGen")
                {
                    target.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument.Name == "kling.client.task.created" && tags.ToArray().Contains(new("kling.gateway", "anyapi")))
            {
                Interlocked.Add(ref created, value);
            }
        });
        meters.Start();
        using var gateway = new FakeGateway();
        gateway.Json("""{"code":0,"data":{"task_id":"telemetry-1","task_status":"submitted"}}""");
        using var client = new KlingClient(KlingGateway.AnyApi("sk-secret"), gateway.Http());

        await client.CreateAsync(new TextToVideoRequest { ModelName = "kling-v3", Mode = Mode.Std, Duration = "5", Prompt = Prompt });

        Interlocked.Read(ref created).Should().BePositive();
        var span = spans.Find(activity => Equals(activity.GetTagItem("kling.task.id"), "telemetry-1"));
        span!.DisplayName.Should().Be("kling create text2video");
        span.TagObjects.Select(tag => $"{tag.Value}").Should().NotContain([Prompt, "sk-secret"]);
    }
}
