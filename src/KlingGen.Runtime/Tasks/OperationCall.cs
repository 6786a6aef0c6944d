using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Tasks;

/// <summary>One call of a described operation, as it is put together.</summary>
internal struct OperationCall
{
    private readonly OperationDescriptor _operation;
    private readonly ApiRequest _request;
    private JsonNode? _body;

    public OperationCall(OperationDescriptor operation)
    {
        _operation = operation;
        _request = new ApiRequest(operation.Method, operation.Path, operation.Id, operation.Server, operation.Security);
        for (var i = 0; i < operation.Parameters.Count; i++)
        {
            if (operation.Parameters[i] is { Value: { } constant } parameter)
            {
                Put(parameter, JsonNode.Parse(constant));
            }
        }
    }

    /// <summary>Fills a parameter, or a member of the body, with a text.</summary>
    public void Put(OperationParameter parameter, string text)
    {
        if (parameter.Place == ParameterPlace.Body)
        {
            Put(parameter, parameter.IsList ? new JsonArray(JsonValue.Create(text)) : JsonValue.Create(text));
        }
        else
        {
            Send(parameter, text);
        }
    }

    /// <summary>Fills a parameter with a whole number.</summary>
    public void Put(OperationParameter parameter, int number) => Put(parameter, JsonValue.Create(number));

    /// <summary>Fills a parameter that takes several texts.</summary>
    public void Put(OperationParameter parameter, IReadOnlyList<string> texts) =>
        Put(parameter, new JsonArray([.. texts.Select(static text => JsonValue.Create(text))]));

    /// <summary>Fills a parameter with a value as JSON has it.</summary>
    public void Put(OperationParameter parameter, JsonNode? value)
    {
        if (parameter.Place == ParameterPlace.Body)
        {
            JsonPointer.Put(_body ??= JsonNode.Parse(_operation.Body ?? "{}")!, parameter.Name, value);
        }
        else
        {
            Send(parameter, ValueOf(value));
        }
    }

    /// <summary>Adds a header that no document needs to name.</summary>
    public readonly void PutHeader(string name, string text) => _request.Header(name, text);

    /// <summary>The request with a body that is written already.</summary>
    public readonly ApiRequest Build(ReadOnlyMemory<byte> body) => _request.Ready(body);

    /// <summary>The request with the body that the operation always has, and what was put into it.</summary>
    public readonly ApiRequest Build() => (_body, _operation.Body) switch
    {
        ({ } body, _) => _request.Ready(Write(body)),
        (null, { } constant) => _request.Ready(Encoding.UTF8.GetBytes(constant)),
        _ => _request,
    };

    public static byte[] Write(JsonNode node)
    {
        var pooled = PooledJsonWriter.Rent();
        try
        {
            node.WriteTo(pooled.Writer);
            return pooled.ToArray();
        }
        finally
        {
            pooled.Return();
        }
    }

    private static ParameterValue ValueOf(JsonNode? value) => value switch
    {
        null => (string?)null,
        JsonArray items => ParameterValue.List(items, static item => ValueOf(item)),
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private readonly void Send(OperationParameter parameter, ParameterValue value)
    {
        switch (parameter.Place)
        {
            case ParameterPlace.Path:
                _request.Path(parameter.Name, value);
                break;
            case ParameterPlace.Query:
                _request.Query(parameter.Name, value, explode: parameter.Explode);
                break;
            default:
                _request.Header(parameter.Name, value);
                break;
        }
    }
}
