using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds the operations of a product: the create, and those that its links lead to.</summary>
internal sealed class OperationProtocolBinder(
    SpecContext context,
    AnswerBinder answers,
    ProtocolParameterBinder parameters,
    PagingBinder paging,
    PlaceBinder places,
    IReadOnlyList<BoundOperation> operations,
    ClientModel? client,
    string document)
{
    /// <param name="operation">The operation that creates tasks.</param>
    /// <param name="request">The schema of its body.</param>
    public ProtocolOperationModel? BindCreate(BoundOperation operation, Schema request)
    {
        var filled = new List<ProtocolParameterModel>();
        foreach (var parameter in operation.Model.Parameters)
        {
            var view = ProtocolParameterBinder.ViewOf(operation, parameter)?.WithContext(context);
            if (view is { IsFilled: true })
            {
                if (view.Member is { } member && parameters.Bind(operation, parameter) is { } bound)
                {
                    places.Checked(member, member.Target, [request]);
                    filled.Add(bound with { Member = member.Target });
                }
            }
            else if (parameter.Required)
            {
                Fill(operation, parameter, "take its value from the request with 'x-member'", filled);
            }
        }

        return answers.Bind(operation, isTask: true) is { } answer ? Model(operation, answer, null, filled, null, null) : null;
    }

    /// <summary>The links of an operation's successes by name.</summary>
    public IEnumerable<(string Name, Link Link)> Links(BoundOperation operation)
    {
        foreach (var response in operation.Model.Successes())
        {
            foreach (var (name, found) in (operation.Response(response)?.WithContext(context).Links).OrEmpty())
            {
                if (found.Follow() is { IsObject: true } link)
                {
                    yield return (name, link);
                }
            }
        }
    }

    /// <summary>The operation that a link leads to; null where it leads nowhere.</summary>
    public BoundOperation? Target(Link link)
    {
        if (link.OperationId is not { } id)
        {
            link.ReportMissingOperation();
            return null;
        }

        var found = operations.FirstOrDefault(operation => operation.Model.OperationId == id.Text);
        if (found is null)
        {
            var known = operations.Select(static operation => operation.Model.OperationId).OfType<string>().ToList();
            id.Report(SpecDescriptors.UnknownOperation, document, id.Text ?? "", NearestName.Suggest(id.Text ?? "", known));
        }

        return found;
    }

    /// <summary>An operation that a link leads to.</summary>
    /// <param name="link">The link.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="from">The answer that the link stands in.</param>
    /// <param name="takesId">Whether it takes the task's id.</param>
    /// <param name="isTask">Whether it answers with a task, or with several.</param>
    public ProtocolOperationModel? BindLinked(Link link, BoundOperation operation, AnswerModel from, bool takesId, bool isTask)
    {
        var filled = new List<ProtocolParameterModel>();
        var ids = new List<ProtocolParameterModel>();
        var expressions = Expressions(from);
        foreach (var (name, value) in link.Parameters)
        {
            var asked = name.Text ?? "";
            if (ProtocolParameterBinder.Find(operation, asked) is not { } parameter
                || parameters.Bind(operation, parameter) is not { } bound)
            {
                ProtocolParameterBinder.ReportUnknown(name, operation, asked);
            }
            else if (value.Text is not { } text || !RuntimeExpression.IsIn(text))
            {
                filled.Add(bound with { Value = value.Json });
            }
            else if (takesId && expressions.Contains(text))
            {
                ids.Add(bound);
            }
            else
            {
                value.Report(SpecDescriptors.LinkOfOtherValue, text, expressions[0]);
                return null;
            }
        }

        if (takesId && ids.Count != 1)
        {
            link.Report(SpecDescriptors.LinkWithoutId, ids.Count, expressions[0]);
            return null;
        }

        var turned = takesId ? null : paging.Bind(operation);
        ProtocolParameterModel?[] turning = [turned?.Page, turned?.Cursor, turned?.Size];
        FillOthers(operation, filled, [.. filled, .. ids, .. turning.OfType<ProtocolParameterModel>()]);
        return answers.Bind(operation, isTask) is { } answer
            ? Model(operation, answer, ids.FirstOrDefault(), filled, link.RequestBody?.Json, turned)
            : null;
    }

    /// <summary>How a link may name the task's id, the usual way first.</summary>
    private static List<string> Expressions(AnswerModel answer)
    {
        var task = answer.TaskPointer + (answer.IsList ? "/0" : "");
        return answer.Task!.Places.First(static fact => fact.Name == TaskExtension.Id.Name).Places.Pointers
            .Select(id => RuntimeExpression.OfResponseBody(task + id))
            .ToList();
    }

    /// <summary>Fills the required parameters that nothing has filled.</summary>
    private void FillOthers(BoundOperation operation, List<ProtocolParameterModel> filled, List<ProtocolParameterModel> taken)
    {
        foreach (var parameter in operation.Model.Parameters.Where(static parameter => parameter.Required))
        {
            if (parameters.Bind(operation, parameter) is { } bound
                && !taken.Exists(known => known.Place == bound.Place && known.Name == bound.Name))
            {
                Fill(operation, parameter, "give it a constant in the link's 'parameters'", filled);
            }
        }
    }

    private void Fill(BoundOperation operation, ParameterModel parameter, string remedy, List<ProtocolParameterModel> filled)
    {
        var view = ProtocolParameterBinder.ViewOf(operation, parameter);
        var constant = view?.Schema is { } schema ? parameters.Constant(schema) : null;
        if (constant is not null && parameters.Bind(operation, parameter) is { } bound)
        {
            filled.Add(bound with { Value = constant });
        }
        else
        {
            SpecView at = view is null ? operation.Operation.WithContext(context) : view.WithContext(context);
            at.Report(SpecDescriptors.UnfilledParameter, parameter.JsonName, operation.Id, remedy);
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
