using System.Text.Json;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tests.Examples;

/// <summary>The C# type, and the gateway's rules, behind each kind of example: of requests by the gateway's descriptor, of answers by its typed client.</summary>
internal static class ExampleTypes
{
    public static ExampleType For(string document, string operation, string part) => part == "request"
        ? Request(DocumentGateways.Product(document, operation))
        : ExampleType.Of(DocumentGateways.AnswerType(document, operation));

    private static ExampleType Request(ProductDescriptor product) => new(
        utf8 => product.Validate(utf8),
        utf8 =>
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                product.Parse(utf8).Write(writer);
            }

            return buffer.ToArray();
        });
}
