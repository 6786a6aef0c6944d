using System.Text.Json;

namespace KlingGen.Benchmarks;

/// <summary>What an engineer writes who has time: no table, no abstraction, each name once.</summary>
internal static class HandWritten
{
    private static readonly JsonEncodedText s_modelName = JsonEncodedText.Encode("model_name");
    private static readonly JsonEncodedText s_prompt = JsonEncodedText.Encode("prompt");
    private static readonly JsonEncodedText s_negativePrompt = JsonEncodedText.Encode("negative_prompt");
    private static readonly JsonEncodedText s_cfgScale = JsonEncodedText.Encode("cfg_scale");
    private static readonly JsonEncodedText s_mode = JsonEncodedText.Encode("mode");
    private static readonly JsonEncodedText s_aspectRatio = JsonEncodedText.Encode("aspect_ratio");
    private static readonly JsonEncodedText s_duration = JsonEncodedText.Encode("duration");
    private static readonly JsonEncodedText s_callbackUrl = JsonEncodedText.Encode("callback_url");
    private static readonly JsonEncodedText s_externalTaskId = JsonEncodedText.Encode("external_task_id");

    public static void Write(Utf8JsonWriter writer, PlainRequest request)
    {
        writer.WriteStartObject();
        WriteText(writer, s_modelName, request.ModelName);
        WriteText(writer, s_prompt, request.Prompt);
        WriteText(writer, s_negativePrompt, request.NegativePrompt);
        if (request.CfgScale is { } scale)
        {
            writer.WriteNumber(s_cfgScale, scale);
        }

        WriteText(writer, s_mode, request.Mode);
        WriteText(writer, s_aspectRatio, request.AspectRatio);
        WriteText(writer, s_duration, request.Duration);
        WriteText(writer, s_callbackUrl, request.CallbackUrl);
        WriteText(writer, s_externalTaskId, request.ExternalTaskId);
        writer.WriteEndObject();
    }

    public static PlainEnvelope ReadEnvelope(ref Utf8JsonReader reader)
    {
        var envelope = new PlainEnvelope();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("code"u8))
            {
                envelope.Code = reader.GetInt64();
            }
            else if (name.SequenceEqual("message"u8))
            {
                envelope.Message = reader.GetString();
            }
            else if (name.SequenceEqual("request_id"u8))
            {
                envelope.RequestId = reader.GetString();
            }
            else if (name.SequenceEqual("data"u8))
            {
                envelope.Data = ReadTask(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return envelope;
    }

    private static PlainTask ReadTask(ref Utf8JsonReader reader)
    {
        var task = new PlainTask();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("task_id"u8))
            {
                task.TaskId = reader.GetString();
            }
            else if (name.SequenceEqual("task_status"u8))
            {
                task.TaskStatus = ReadStatus(ref reader);
            }
            else if (name.SequenceEqual("task_status_msg"u8))
            {
                task.TaskStatusMsg = reader.GetString();
            }
            else if (name.SequenceEqual("task_info"u8))
            {
                task.TaskInfo = ReadInfo(ref reader);
            }
            else if (name.SequenceEqual("task_result"u8))
            {
                task.TaskResult = ReadResult(ref reader);
            }
            else if (name.SequenceEqual("created_at"u8))
            {
                task.CreatedAt = reader.GetInt64();
            }
            else if (name.SequenceEqual("updated_at"u8))
            {
                task.UpdatedAt = reader.GetInt64();
            }
            else
            {
                reader.Skip();
            }
        }

        return task;
    }

    private static string? ReadStatus(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("succeed"u8) ? "succeed" : reader.ValueTextEquals("processing"u8) ? "processing" : reader.GetString();

    private static PlainTaskInfo ReadInfo(ref Utf8JsonReader reader)
    {
        var info = new PlainTaskInfo();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("external_task_id"u8))
            {
                info.ExternalTaskId = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return info;
    }

    private static PlainTaskResult ReadResult(ref Utf8JsonReader reader)
    {
        var result = new PlainTaskResult();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("videos"u8))
            {
                var videos = result.Videos = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    videos.Add(ReadVideo(ref reader));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return result;
    }

    private static PlainVideo ReadVideo(ref Utf8JsonReader reader)
    {
        var video = new PlainVideo();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("id"u8))
            {
                video.Id = reader.GetString();
            }
            else if (name.SequenceEqual("url"u8))
            {
                video.Url = reader.GetString();
            }
            else if (name.SequenceEqual("duration"u8))
            {
                video.Duration = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return video;
    }

    private static void WriteText(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
