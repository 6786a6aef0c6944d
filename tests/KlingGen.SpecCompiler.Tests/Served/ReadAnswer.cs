using System.Net.ServerSentEvents;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Runtime;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>Compares what a client makes of an answer with the example: status, headers, and the value written back.</summary>
internal sealed class ReadAnswer(GeneratedClient client, Exchange exchange, List<string> problems)
{
    public async Task CheckAsync()
    {
        try
        {
            var response = await client.CallAsync(exchange);
            using (response as IDisposable)
            {
                await CheckSuccessAsync((ApiResponse)response);
            }
        }
        catch (ApiException exception) when (exception is { StatusCode: not null, Failure: ApiFailure.Status })
        {
            CheckFailure(exception);
        }
        catch (Exception exception) when (exception is ApiException or TargetInvocationException or InvalidOperationException
            or System.Text.Json.JsonException)
        {
            problems.Add(exception.ToString());
        }
    }

    private async Task CheckSuccessAsync(ApiResponse response)
    {
        Equal("status", (int)response.StatusCode, exchange.Status);
        CheckHeaders(name => response.Headers.TryGetValues(name, out var values) || response.ContentHeaders.TryGetValues(name, out values)
            ? string.Join(',', values)
            : null);
        var type = response.GetType() is { IsGenericType: true } generic ? generic.GetGenericArguments()[0] : null;
        if (type is null || response.GetType().GetProperty("HasValue")!.GetValue(response) is false)
        {
            Equal("raw body", Encoding.UTF8.GetString(response.Body.Span), Encoding.UTF8.GetString(exchange.AnswerBytes));
            if (client.TypeOf(exchange) is { } other)
            {
                EqualJson(response.GetType().GetMethod(nameof(ApiResponse.BodyAs))!.MakeGenericMethod(other).Invoke(response, []), other);
            }

            return;
        }

        var value = response.GetType().GetProperty("Value")!.GetValue(response);
        if (type.GetMethod("Match") is not null && type.GetInterface("IApiUnion") is null)
        {
            // Several types by the status, of which one came.
            value = type.GetProperties().Select(property => property.GetValue(value)).Single(static one => one is not null);
            type = value!.GetType();
        }

        if (value is Stream stream)
        {
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            Equal("bytes", Convert.ToBase64String(memory.ToArray()), Convert.ToBase64String(exchange.AnswerBytes));
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
        {
            var items = (Task<JsonArray>)typeof(ReadAnswer)
                .GetMethod(nameof(ItemsAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetGenericArguments()[0])
                .Invoke(null, [value])!;
            var isText = type.GetGenericArguments()[0] == typeof(string);
            EqualJson(await items, new JsonArray([.. Sent().Select(item => isText ? (JsonNode?)item : JsonNode.Parse(item))]));
        }
        else
        {
            Equal("raw body", Encoding.UTF8.GetString(response.Body.Span), Encoding.UTF8.GetString(exchange.AnswerBytes));
            EqualJson(value, type);
        }
    }

    private void CheckFailure(ApiException exception)
    {
        Equal("status", (int)exception.StatusCode!, exchange.Status);
        CheckHeaders(name => exception.Headers!.TryGetValues(name, out var values) ? string.Join(',', values) : null);
        Equal("raw body", Encoding.UTF8.GetString(exception.RawBody.Span), Encoding.UTF8.GetString(exchange.AnswerBytes));
        if (exchange.AnswerType is not { } mediaType || !(MediaTypes.IsJson(mediaType) || MediaTypes.IsText(mediaType)))
        {
            return;
        }

        if (exception.GetType() is not { IsGenericType: true } typed)
        {
            problems.Add($"{exchange}: the failure has no type.");
            return;
        }

        EqualJson(typed.GetProperty("Error")!.GetValue(exception), typed.GetGenericArguments()[0]);
    }

    private void CheckHeaders(Func<string, string?> find)
    {
        foreach (var (name, expected) in ExampleServer.Headers(exchange))
        {
            Equal("header " + name, find(name), expected);
        }
    }

    /// <summary>The data of the events, or the lines, that the example holds.</summary>
    private List<string> Sent()
    {
        var text = Encoding.UTF8.GetString(exchange.AnswerBytes);
        return MediaTypes.IsEvents(exchange.AnswerType!)
            ? [.. SseParser.Create(new MemoryStream(exchange.AnswerBytes))
                .Enumerate()
                .Select(static item => item.Data)
                .TakeWhile(static data => data != "[DONE]")]
            : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(
                static line => line.TrimStart('\u001e'))];
    }

    private static async Task<JsonArray> ItemsAsync<T>(IAsyncEnumerable<T> items)
    {
        var found = new JsonArray();
        await foreach (var item in items)
        {
            found.Add(CSharpValues.ToJson(item, typeof(T)));
        }

        return found;
    }

    private void EqualJson(object? value, Type type)
    {
        EqualJson(
            CSharpValues.ToJson(value, type),
            type == typeof(string) && !MediaTypes.IsJson(exchange.AnswerType!) ? exchange.Answer!.ToString() : exchange.Answer);
        if (CSharpValues.Validate(value) is { IsValid: false } result)
        {
            problems.Add($"{exchange}: the answer breaks {string.Join("; ", result.Errors)}.");
        }
    }

    private void EqualJson(JsonNode? found, JsonNode? expected)
    {
        if (!JsonNode.DeepEquals(found, expected))
        {
            problems.Add($"{exchange}: the answer {expected?.ToJsonString()} became {found?.ToJsonString()}.");
        }
    }

    private void Equal<T>(string what, T found, T expected)
    {
        if (!EqualityComparer<T>.Default.Equals(found, expected))
        {
            problems.Add($"{exchange}: the {what} is {found} and should be {expected}.");
        }
    }
}
