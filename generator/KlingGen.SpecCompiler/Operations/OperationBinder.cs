using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Binds single operations: their parameters, bodies and answers.</summary>
/// <param name="types">The names of the client's document.</param>
/// <param name="rules">The rule sets of the client's document.</param>
internal sealed class OperationBinder(
    ParameterBinder parameters, ContentBinder contents, SecurityBinder security, OwnNames types, IReadOnlyList<RuleSetModel> rules)
{
    public OperationModel Bind(
        SpecRoot root, string path, PathItem entry, PathItem item, string method, Operation operation, MethodNames names)
    {
        var name = OperationNames.Of(method, path, operation);
        var bound = parameters.Bind(path, item, operation, name);
        if (!operation.HasResponses)
        {
            operation.Report(SpecDescriptors.MissingResponses);
        }

        var taken = names.Take(operation, name);
        var servers = operation.HasServers ? operation.Servers : entry.HasServers ? entry.Servers : item.Servers;
        var model = new OperationModel
        {
            Name = taken,
            OperationId = operation.Id,
            Method = method.ToUpperInvariant(),
            Path = path,
            Documentation = Documentation.Of([operation, entry, item]),
            Parameters = bound.ToEquatableArray(),
            Body = BindBody(operation, item, name),
            Responses = BindResponses(operation, name).ToEquatableArray(),
            Server = BindServers(servers).FirstOrDefault(),
            Security = security.Bind(operation.HasSecurity ? operation.Security : root.Security),
        };
        return model with { Answer = BindAnswer(model) };
    }

    public static IEnumerable<ServerModel> BindServers(IEnumerable<Server> servers)
    {
        foreach (var server in servers)
        {
            if (server.Url is { } url)
            {
                var variables = server.Variables.Select(static variable => new ServerVariableModel(
                    variable.Name, variable.Default, variable.Values.ToEquatableArray(), variable.Description));
                yield return new ServerModel(url, server.Description, variables.ToEquatableArray());
            }
        }
    }

    private StatusAnswerModel? BindAnswer(OperationModel operation)
    {
        if (!operation.HasAnswerBody)
        {
            return null;
        }

        var names = new StatusNames();
        var cases = operation.Successes()
            .Where(static response => response.Contents.Count > 0)
            .Select(response => new StatusCaseModel(
                response.Status, names.Take(response.Status), response.Documentation, response.Preferred!))
            .ToEquatableArray();
        return cases.Select(static one => one.Content.AnswerType).Distinct().Count() < 2
            ? null
            : new StatusAnswerModel(
                new ModelRef(types.Namespace, types.Types.Take(OperationNames.Answer(operation.Name)), ModelKind.Object), cases);
    }

    private BodyModel? BindBody(Operation operation, PathItem item, string name)
    {
        if (BodyOf(operation, item) is not { } body)
        {
            return null;
        }

        var bound = contents.Bind(body, OperationNames.Request(name), isRequest: true);
        var sets = rules.Where(set => bound.Exists(content => content.Type == set.Target));
        return new BodyModel(
            body.IsRequired,
            Documentation.Of([body]),
            bound.ToEquatableArray(),
            sets.Select(set => new ModelRef(types.Namespace, set.Name, ModelKind.Object)).ToEquatableArray());
    }

    /// <summary>The body of an operation; in Swagger a parameter.</summary>
    private static RequestBody? BodyOf(Operation operation, PathItem item)
    {
        if (operation.RequestBody is { } body)
        {
            return body.Follow();
        }

        foreach (var entry in operation.Parameters.Concat(item.Parameters))
        {
            if (entry.Follow() is { IsBody: true } parameter)
            {
                parameter.ReportBody();
                return parameter.AsBody();
            }
        }

        return null;
    }

    private IEnumerable<ResponseModel> BindResponses(Operation operation, string name)
    {
        foreach (var (status, found) in operation.Responses)
        {
            if (found.Follow() is { } response)
            {
                var bound = contents.Bind(response, OperationNames.Response(name), isRequest: false);
                yield return new ResponseModel(status, Documentation.Of([response]), bound.ToEquatableArray());
            }
        }
    }
}
