using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Runtime;
using KlingGen.Tests.Examples;
using RichardSzalay.MockHttp;

namespace KlingGen.Tests.Rules;

/// <summary>Who judges the cases of a table: the rules of a body, of what stands as text inside a body, or of an operation's parameters.</summary>
internal static class RuleJudges
{
    public static ValidationResult Judge(RuleCase @case)
    {
        var gateway = DocumentGateways.Of(@case.Document);
        if (gateway.Products.FirstOrDefault(product => product.Create.Id == @case.Operation) is { } product)
        {
            return product.Validate(Utf8(@case.Request));
        }

        return typeof(KlingGateway).Assembly.GetExportedTypes().FirstOrDefault(type => type.Name == @case.Operation) is { } type
            ? ExampleType.Of(type).Validate(Utf8(@case.Request))
            : Send(DocumentGateways.Method(@case.Document, @case.Operation), @case.Request);
    }

    private static byte[] Utf8(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>Sends a request to nobody: what is valid comes through to the refusal of an address that is not there.</summary>
    private static ValidationResult Send(MethodInfo operation, JsonNode parameters)
    {
        using var http = new HttpClient(new MockHttpMessageHandler()) { BaseAddress = new Uri("https://gateway.test") };
        var client = Activator.CreateInstance(operation.DeclaringType!, http, null)!;
        var sent = (Task)operation.Invoke(client, [.. operation.GetParameters().Select(parameter => Argument(parameter, parameters))])!;
        return sent.Exception?.InnerException is ApiValidationException refused ? refused.Result : new ValidationResult([], []);
    }

    private static object? Argument(ParameterInfo parameter, JsonNode parameters)
    {
        var given = parameters.AsObject().FirstOrDefault(member =>
            member.Key.Replace("_", "", StringComparison.Ordinal).Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).Value;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return given is null
            ? parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null
            : type == typeof(string) ? (string?)given : Convert.ChangeType(given.GetValue<decimal>(), type);
    }
}
