using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds the operations of a product: the create, and those that its links lead to.</summary>
internal sealed class OperationProtocolBinder(
    SpecReader reader,
    SpecReader quiet,
    ExtensionReader extensions,
    AnswerBinder answers,
    ParameterBinder parameters,
    PagingBinder paging,
    PlaceBinder places,
    IReadOnlyList<BoundOperation> operations,
    ClientModel? client,
    string document)
{
    private const string Expression = "$response.body#";

    /// <param name="operation">The operation that creates tasks.</param>
    /// <param name="request">The schema of its body.</param>
    public ProtocolOperationModel? BindCreate(BoundOperation operation, SpecNode request)
    {
        var filled = new List<ProtocolParameterModel>();
        foreach (var parameter in operation.Model.Parameters)
        {
            var node = parameters.Node(operation, parameter);
            if (node?["x-member"] is { } member)
            {
                if (extensions.Pointer(member, "x-member") is { } pointer && parameters.Bind(operation, parameter) is { } bound)
                {
                    places.Checked(member, pointer, [request]);
                    filled.Add(bound with { Member = pointer });
                }
            }
            else if (parameter.Required)
            {
                Fill(operation, parameter, node, "take its value from the request with 'x-member'", filled);
            }
        }

        return answers.Bind(operation, isTask: true) is { } answer ? Model(operation, answer, null, filled, null, null) : null;
    }

    /// <summary>The links of an operation's successes by name.</summary>
    public IEnumerable<(string Name, SpecNode Link)> Links(BoundOperation operation)
    {
        foreach (var response in operation.Successes())
        {
            foreach (var (key, found) in (operation.Response(quiet, response)?["links"]?.Members()).OrEmpty())
            {
                if (reader.Follow(found) is { Mapping: not null } link)
                {
                    yield return (key.Text, link);
                }
            }
        }
    }

    /// <summary>The operation that a link leads to; null where it leads nowhere.</summary>
    public BoundOperation? Target(SpecNode link)
    {
        if (link["operationId"] is not { } id)
        {
            reader.Report(SpecDescriptors.MissingMember, link, "links", "operationId");
            return null;
        }

        var found = operations.FirstOrDefault(operation => operation.Model.OperationId == id.Text);
        if (found is null)
        {
            var known = operations.Select(static operation => operation.Model.OperationId).OfType<string>().ToList();
            reader.Report(SpecDescriptors.UnknownOperation, id, document, id.Text ?? "", NearestName.Suggest(id.Text ?? "", known));
        }

        return found;
    }

    /// <summary>An operation that a link leads to.</summary>
    /// <param name="link">The link.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="from">The answer that the link stands in.</param>
    /// <param name="takesId">Whether it takes the task's id.</param>
    /// <param name="isTask">Whether it answers with a task, or with several.</param>
    public ProtocolOperationModel? BindLinked(SpecNode link, BoundOperation operation, AnswerModel from, bool takesId, bool isTask)
    {
        var filled = new List<ProtocolParameterModel>();
        var ids = new List<ProtocolParameterModel>();
        var expressions = Expressions(from);
        foreach (var (key, value) in (link["parameters"]?.Members()).OrEmpty())
        {
            if (ParameterBinder.Find(operation, key.Text) is not { } parameter || parameters.Bind(operation, parameter) is not { } bound)
            {
                parameters.ReportUnknown(value with { Node = key }, operation, key.Text);
            }
            else if (value.Text is not { } text || !IsExpression(text))
            {
                filled.Add(bound with { Value = ExtensionReader.Json(value) });
            }
            else if (takesId && expressions.Contains(text))
            {
                ids.Add(bound);
            }
            else
            {
                reader.Report(SpecDescriptors.LinkOfOtherValue, value, text, expressions[0]);
                return null;
            }
        }

        if (takesId && ids.Count != 1)
        {
            reader.Report(SpecDescriptors.LinkWithoutId, link, ids.Count, expressions[0]);
            return null;
        }

        var turned = takesId ? null : paging.Bind(operation);
        ProtocolParameterModel?[] turning = [turned?.Page, turned?.Cursor, turned?.Size];
        var taken = filled.Concat(ids).Concat(turning.OfType<ProtocolParameterModel>()).ToList();
        foreach (var parameter in operation.Model.Parameters.Where(static parameter => parameter.Required))
        {
            if (parameters.Bind(operation, parameter) is { } bound
                && !taken.Exists(known => known.Place == bound.Place && known.Name == bound.Name))
            {
                Fill(operation, parameter, parameters.Node(operation, parameter), "give it a constant in the link's 'parameters'", filled);
            }
        }

        var body = link["requestBody"] is { } constant ? ExtensionReader.Json(constant) : null;
        return answers.Bind(operation, isTask) is { } answer ? Model(operation, answer, ids.FirstOrDefault(), filled, body, turned) : null;
    }

    private static bool IsExpression(string text) =>
        text.StartsWith("$", StringComparison.Ordinal) || text.IndexOf("{$", StringComparison.Ordinal) >= 0;

    /// <summary>How a link may name the task's id, the usual way first.</summary>
    private static List<string> Expressions(AnswerModel answer)
    {
        var task = answer.TaskPointer + (answer.IsList ? "/0" : "");
        return answer.Task!.Places.First(static fact => fact.Name == "Id").Places.Pointers.Select(id => Expression + task + id).ToList();
    }

    private void Fill(
        BoundOperation operation, ParameterModel parameter, SpecNode? node, string remedy, List<ProtocolParameterModel> filled)
    {
        var constant = node?["schema"] is { } schema ? parameters.Constant(schema) : null;
        if (constant is not null && parameters.Bind(operation, parameter) is { } bound)
        {
            filled.Add(bound with { Value = constant });
        }
        else
        {
            reader.Report(SpecDescriptors.UnfilledParameter, node ?? operation.Operation, parameter.JsonName, operation.Id, remedy);
        }
    }

    private ProtocolOperationModel Model(
        BoundOperation operation,
        AnswerModel answer,
        ProtocolParameterModel? id,
        List<ProtocolParameterModel> filled,
        string? body,
        PagingModel? paging) => new(operation.Id)
    {
        Method = operation.Model.Method,
        Path = operation.Model.Path,
        Server = operation.Model.Server?.WithDefaults(),
        Security = Security(operation.Model),
        Accept = AnswerBinder.Accept(operation),
        IdParameter = id,
        Parameters = filled.ToEquatableArray(),
        Body = body,
        Answer = answer,
        Paging = paging,
    };

    private EquatableArray<EquatableArray<SecuritySchemeModel>> Security(OperationModel operation)
    {
        var alternatives = operation.Security.Select(alternative => alternative.Schemes
            .Select(key => client?.SecuritySchemes.FirstOrDefault(scheme => scheme.Key == key))
            .OfType<SecuritySchemeModel>()
            .ToEquatableArray()).ToList();
        return alternatives.TrueForAll(static schemes => schemes.Count == 0) ? default : alternatives.ToEquatableArray();
    }
}
