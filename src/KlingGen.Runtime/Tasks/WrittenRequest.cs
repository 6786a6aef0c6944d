using System.Text.Json.Nodes;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Tasks;

/// <summary>A request as it is sent: written once, however often the create has to be tried.</summary>
public sealed class WrittenRequest
{
    private readonly OperationDescriptor _operation;
    private readonly byte[] _body;
    private readonly IReadOnlyList<KeyValuePair<OperationParameter, JsonNode?>> _parameters;

    private WrittenRequest(
        OperationDescriptor operation, byte[] json, byte[] body, IReadOnlyList<KeyValuePair<OperationParameter, JsonNode?>> parameters)
    {
        _operation = operation;
        Json = json;
        _body = body;
        _parameters = parameters;
    }

    /// <summary>The create that it is for.</summary>
    public OperationDescriptor Operation => _operation;

    /// <summary>The JSON text of the body, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body => _body;

    /// <summary>The JSON text of the whole request, in UTF-8: the body, and what travels beside it as parameters.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Writes a request.</summary>
    /// <param name="operation">The create.</param>
    /// <param name="request">The request, of the type that the create takes.</param>
    public static WrittenRequest Write(OperationDescriptor operation, IVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        var body = TextOf(request);
        return operation.Parameters.Any(static parameter => parameter.Member is not null)
            ? TakeMembers(operation, body)
            : new WrittenRequest(operation, body, body, []);
    }

    internal ApiRequest ToRequest()
    {
        var call = new OperationCall(_operation);
        foreach (var (parameter, value) in _parameters)
        {
            call.Put(parameter, value);
        }

        var request = call.Build(_body);
        request.Confidential = () => ConfidentialTexts.Of(Json);
        return request;
    }

    /// <summary>Members that travel as parameters are not in the body.</summary>
    private static WrittenRequest TakeMembers(OperationDescriptor operation, byte[] body)
    {
        var json = JsonNode.Parse(body)!;
        var parameters = new List<KeyValuePair<OperationParameter, JsonNode?>>();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Member is { } member)
            {
                parameters.Add(new(parameter, JsonPointer.Take(json, member)));
            }
        }

        return new WrittenRequest(operation, body, OperationCall.Write(json), parameters);
    }

    private static byte[] TextOf(IVideoRequest request)
    {
        var pooled = PooledJsonWriter.Rent();
        try
        {
            request.Write(pooled.Writer);
            return pooled.ToArray();
        }
        finally
        {
            pooled.Return();
        }
    }
}
