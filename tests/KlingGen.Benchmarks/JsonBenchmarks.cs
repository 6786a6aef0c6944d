using System.Buffers;
using System.Text.Json;
using KlingGen.Gateways;
using KlingGen.Runtime;

namespace KlingGen.Benchmarks;

/// <summary>Reading, writing and checking, against what could be written instead.</summary>
internal static class JsonBenchmarks
{
    private static readonly byte[] s_request = """{"model_name":"kling-v1-6","prompt":"A cat plays the piano in the rain, slow motion, shallow depth of field","negative_prompt":"blur","cfg_scale":0.5,"mode":"std","aspect_ratio":"16:9","duration":"5","callback_url":"https://example.com/hooks/kling","external_task_id":"order-4711"}"""u8.ToArray();
    public static byte[] Envelope { get; } = """{"code":0,"message":"SUCCEED","request_id":"CmYnoWnfvDQAAAAAAU8hQg","data":{"task_id":"831922345719271433","task_status":"succeed","task_status_msg":"","task_info":{"external_task_id":"order-4711"},"task_result":{"videos":[{"id":"b3f4c8b4-2c1e-4b52-a6f4-7c55a1f1d6c9","url":"https://cdn.example.com/bs2/upload-ylab-stunt-sgp/se/kling/video.mp4","duration":"5.1"}]},"created_at":1722769557708,"updated_at":1722769557911}}"""u8.ToArray();

    public static IEnumerable<Result> Run()
    {
        foreach (var result in Write())
        {
            yield return result;
        }

        foreach (var result in Read())
        {
            yield return result;
        }

        var request = ApiJson.Parse<TextToVideoRequest>(s_request);
        ValidationResult? found = null;
        var validated = new Contest(() => found = request.Validate()).Run();
        if (!found!.IsValid)
        {
            throw new InvalidOperationException("The request is meant to be valid: " + found.Errors[0]);
        }

        yield return new Result("validate a valid request", validated.Nanoseconds(0), 100, "ns");
        yield return new Result("validate a valid request", validated.Bytes(0), 0, "bytes");
    }

    private static IEnumerable<Result> Write()
    {
        var request = ApiJson.Parse<TextToVideoRequest>(s_request);
        var plain = JsonSerializer.Deserialize(s_request, PlainContext.Default.PlainRequest)!;
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var measured = new Contest(
            () => WriteWith(static (writer, request) => request.Write(writer), request),
            () => WriteWith(static (writer, plain) => HandWritten.Write(writer, plain), plain),
            () => WriteWith(static (writer, plain) => JsonSerializer.Serialize(writer, plain, PlainContext.Default.PlainRequest), plain)).Run();
        return
        [
            new Result("write a request / hand-written", measured.TimeRatio(0, 1), 1.05, "ratio"),
            new Result("write a request / System.Text.Json", measured.TimeRatio(0, 2), 0.95, "ratio"),
            new Result("write a request", measured.Bytes(0), 0, "bytes"),
        ];

        void WriteWith<T>(Action<Utf8JsonWriter, T> write, T value)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            write(writer, value);
            writer.Flush();
        }
    }

    private static IEnumerable<Result> Read()
    {
        object? last = null;
        var task = ApiJson.Parse<TaskEnvelope>(Envelope);
        var measured = new Contest(
            () =>
            {
                var reader = new Utf8JsonReader(Envelope);
                reader.Read();
                last = TaskEnvelope.Read(ref reader);
            },
            () =>
            {
                var reader = new Utf8JsonReader(Envelope);
                reader.Read();
                last = HandWritten.ReadEnvelope(ref reader);
            },
            () => last = JsonSerializer.Deserialize(Envelope, PlainContext.Default.PlainEnvelope),
            () => last = Copy(task)).Run();
        GC.KeepAlive(last);
        yield return new Result("read a task / hand-written", measured.TimeRatio(0, 1), 1.10, "ratio");
        yield return new Result("read a task / System.Text.Json", measured.TimeRatio(0, 2), 0.65, "ratio");
        yield return new Result("read a task, beyond the objects themselves", measured.Bytes(0) - measured.Bytes(3), 0, "bytes");
    }

    /// <summary>The objects and strings that reading must make, made without reading.</summary>
    private static TaskEnvelope Copy(TaskEnvelope envelope)
    {
        var task = envelope.Data!;
        var video = task.TaskResult!.Videos![0];
        return envelope with
        {
            Message = Copy(envelope.Message),
            RequestId = Copy(envelope.RequestId),
            Data = task with
            {
                TaskId = Copy(task.TaskId),
                TaskInfo = task.TaskInfo! with { ExternalTaskId = Copy(task.TaskInfo.ExternalTaskId) },
                TaskResult = task.TaskResult with
                {
                    Videos = new List<VideoResult> { video with { Id = Copy(video.Id), Url = Copy(video.Url), Duration = Copy(video.Duration!.Value.AsString) } },
                },
            },
        };
    }

    private static string Copy(string? text) => new(text.AsSpan());
}
