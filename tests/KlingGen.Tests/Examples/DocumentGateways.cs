using System.Reflection;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tests.Examples;

/// <summary>Finds what a gateway's document became, by the document's name without its ending.</summary>
internal static class DocumentGateways
{
    public static GatewayDescriptor Of(string document) =>
        KlingGateway.Descriptors.Single(gateway => Path.GetFileNameWithoutExtension(gateway.Document) == document);

    public static ProductDescriptor Product(string document, string operation) =>
        Of(document).Products.Single(product => product.Create.Id == operation);

    /// <summary>The method of the typed client that calls an operation.</summary>
    public static MethodInfo Method(string document, string operation)
    {
        var client = typeof(KlingGateway).Assembly.GetExportedTypes().Single(type => type.Name == DocumentExamples.ClientOf(document));
        return client.GetMethods().Single(method => method.Name.Equals(operation + "Async", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The type of an operation's success.</summary>
    public static Type AnswerType(string document, string operation) =>
        Method(document, operation).ReturnType.GetGenericArguments().Single().GetGenericArguments().Single();
}
