using System.Reflection;
using System.Text.Json.Nodes;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Tests.Emit;
using KlingGen.SpecCompiler.Documents;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>A document's client, emitted and compiled, called by what the document calls its operations.
/// The model lends the C# names and nothing else.</summary>
internal sealed class GeneratedClient
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private readonly ClientModel _model;
    private readonly object _client;

    private GeneratedClient(ClientModel model, object client)
    {
        _model = model;
        _client = client;
    }

    public int Count => _model.Operations.Count;

    public static GeneratedClient Of(string path, HttpClient http, ApiClientOptions options)
    {
        var inputs = Read(path);
        var bindings = Declarer.Declare(inputs, default).Select(static declared => DocumentBinder.Bind(declared, default)).ToList();
        bindings.SelectMany(static binding => binding.Diagnostics)
            .Where(static found => found.Descriptor != SpecDescriptors.DuplicateName && found.Descriptor != SpecDescriptors.EnumNameTaken)
            .Should().BeEmpty("the document is sound, though names may be one in C#");
        var assembly = StrictCompilation.Load(
            [.. bindings.SelectMany(static binding => Emitter.Emit(binding.Model!, default)).Select(static file => file.Text)]);
        var model = bindings[0].Model!;
        var type = assembly.GetType(model.Namespace + "." + model.Client!.Name, throwOnError: true)!;
        return new GeneratedClient(model.Client, Activator.CreateInstance(type, new ApiClient(http, options))!);
    }

    /// <summary>Whether a method sends a body of that media type: of two types of one C# type only the first is sent.</summary>
    public bool Sends(Exchange exchange) => exchange.RequestType is null || Overload(ModelOf(exchange), exchange.RequestType) is not null;

    public async Task<object> CallAsync(Exchange exchange)
    {
        var operation = ModelOf(exchange);
        var (method, body) = Overload(operation, exchange.RequestType) ?? throw new InvalidOperationException($"Nothing sends {exchange}.");
        var names = body?.Arguments.Select(static argument => argument.Name.TrimStart('@')).ToList() ?? [];
        var arguments = method.GetParameters()
            .Select(parameter => ArgumentOf(exchange, operation, body is null ? null : operation.Body!, names, parameter))
            .ToArray();
        var task = (Task)Asking(exchange, operation, method).Invoke(_client, arguments)!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    /// <summary>The type that the model gives to an answer.</summary>
    public Type? TypeOf(Exchange exchange)
    {
        var status = exchange.Status.ToString();
        var responses = ModelOf(exchange).Responses;
        var response = responses.FirstOrDefault(one => one.Status == status) ?? responses.FirstOrDefault(
            one => one.Status == status[..1] + "XX") ?? responses.FirstOrDefault(static one => one.Status == "default");
        var type = response?.Contents.FirstOrDefault(content => content.MediaType == exchange.AnswerType)?.Type;
        return type is ModelRef model ? _client.GetType().Assembly.GetType(model.Namespace + "." + model.Name) : null;
    }

    private static List<(SpecDocument, SpecOptions)> Read(string path)
    {
        var documents = new List<(SpecDocument, SpecOptions)>();
        var pending = new Queue<string>([path.Replace('\\', '/')]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var next))
        {
            if (seen.Add(next))
            {
                var document = SpecDocument.Parse(new SpecFile(next, File.ReadAllText(next)), default);
                documents.Add((document, new SpecOptions("Served", documents.Count == 0 ? "ServedApi" : null)));
                foreach (var reference in document.ReferredDocuments)
                {
                    pending.Enqueue(reference);
                }
            }
        }

        return documents;
    }

    private static object? ArgumentOf(
        Exchange exchange, OperationModel operation, BodyModel? body, List<string> bodyNames, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return CancellationToken.None;
        }

        if (body is not null && bodyNames.Contains(parameter.Name!))
        {
            if (bodyNames is ["body"]
                && body.Contents.First(content => content.MediaType == exchange.RequestType) is { Kind.HasParts: false }
                    or { Parts.Count: 0 }
                || !body.Contents.Any(static content => content.Parts.Count > 0))
            {
                return CSharpValues.Make(parameter.ParameterType, exchange.Request, exchange.RequestType!);
            }

            var part = body.Contents
                .First(content => content.MediaType == exchange.RequestType).Parts
                .FirstOrDefault(part => part.Name == parameter.Name);
            return part is null
                ? CSharpValues.Make(parameter.ParameterType, exchange.Request, exchange.RequestType!)
                : CSharpValues.Make(parameter.ParameterType, exchange.Request![part.JsonName], "");
        }

        var model = operation.Parameters.FirstOrDefault(one => one.Name == parameter.Name);
        return model is null
            ? null
            : CSharpValues.Make(
                parameter.ParameterType,
                exchange.Arguments.GetValueOrDefault((model.Location.ToString().ToLowerInvariant(), model.JsonName)),
                "");
    }

    /// <summary>The method that asks for the answer's media type.</summary>
    private MethodInfo Asking(Exchange exchange, OperationModel operation, MethodInfo method)
    {
        var responses = new ClientResponses(operation);
        var type = exchange.AnswerType;
        var name = type is null ? null
            : MediaTypes.IsEvents(type) || MediaTypes.IsLines(type) ? "Streaming"
            : responses.Alternatives().Where(other => other.Answer.Table.Contains($"(\"{type}\")", StringComparison.Ordinal))
                .Select(static other => "As" + other.Name).FirstOrDefault();
        return name is not null && Methods(operation.Name + name + "Async").FirstOrDefault(other => other.GetParameters()
            .Select(static parameter => parameter.ParameterType)
            .SequenceEqual(method.GetParameters().Select(static parameter => parameter.ParameterType))) is { } asking
            ? asking
            : method;
    }

    private OperationModel ModelOf(Exchange exchange) =>
        _model.Operations.Single(operation => operation.Method == exchange.Operation.Method && operation.Path == exchange.Operation.Path);

    // Overloads stand in the order of the bodies; one whose C# types another has already is left out.
    private (MethodInfo Method, ClientBody? Body)? Overload(OperationModel operation, string? mediaType)
    {
        var methods = Methods(operation.Name + "Async");
        if (mediaType is null)
        {
            return (methods[0], null);
        }

        var contents = operation.Body!.Contents.OrderBy(static content => content.Kind != MediaKind.Json).ToList();
        var bodies = new ClientBodies(new Dictionary<string, RuleSetModel>(), new ClientRules()).Of(operation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < contents.Count; i++)
        {
            var isNew = seen.Add(string.Join(',', bodies[i].Arguments.Select(static argument => argument.Type.TrimEnd('?'))));
            if (contents[i].MediaType == mediaType)
            {
                return isNew ? (methods[seen.Count - 1], bodies[i]) : null;
            }
        }

        return null;
    }

    private List<MethodInfo> Methods(string name) =>
        [.. _client.GetType().GetMethods(Declared).Where(method => method.Name == name).OrderBy(static method => method.MetadataToken)];
}
