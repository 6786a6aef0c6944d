using System.Text.Json;
using KlingGen.Emulator.Requests;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Gateways;

/// <summary>What every request for an operation says alike, such as the product where several share a path.</summary>
internal sealed class OperationConstants(OperationDescriptor operation)
{
    private readonly (OperationParameter Parameter, string Text)[] _parameters =
    [
        .. operation.Parameters
            .Where(static parameter => parameter.Value is not null)
            .Select(static parameter => (parameter, JsonElement.Parse(parameter.Value!).ToString())),
    ];

    private readonly JsonElement? _body = operation.Body is { } body ? JsonElement.Parse(body) : null;

    /// <summary>What a request says otherwise, in a sentence; null when it says nothing otherwise.</summary>
    public string? MisfitOf(GatewayCall call, PathTemplate template)
    {
        foreach (var (parameter, text) in _parameters)
        {
            if (!string.Equals(call.Value(parameter, template), text, StringComparison.OrdinalIgnoreCase))
            {
                return $"{parameter.Name} must be {text}";
            }
        }

        if (_body is { ValueKind: JsonValueKind.Object } members)
        {
            foreach (var member in members.EnumerateObject())
            {
                if (call.Body.ValueKind != JsonValueKind.Object
                    || !call.Body.TryGetProperty(member.Name, out var given)
                    || !JsonElement.DeepEquals(given, member.Value))
                {
                    return $"{member.Name} must be {member.Value.GetRawText()}";
                }
            }
        }

        return null;
    }
}
