using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds the links that lead from a product's create to the operations by which its tasks are asked for.</summary>
internal sealed class LinkBinder(SpecContext context, OperationProtocolBinder operations)
{
    /// <param name="operation">The operation that creates tasks.</param>
    /// <param name="create">What it became.</param>
    /// <returns>Null where no link leads to the query of a task, which is reported.</returns>
    public LinkedOperations? Bind(BoundOperation operation, ProtocolOperationModel create)
    {
        var links = operations.Links(operation).ToList();
        if (Bind(links, LinkNames.Task, create.Answer, takesId: true, isTask: true) is not { } query)
        {
            if (links.TrueForAll(static link => link.Name != LinkNames.Task))
            {
                operation.Operation.WithContext(context).ReportProduct(SpecDescriptors.MissingTaskLink, operation.Id);
            }

            return null;
        }

        // What the create's answer does not link to, the query's answer may.
        var further = operations.Links(query.Operation).ToList();
        LinkedOperation? Either(string name, bool takesId, bool isTask) => links.Exists(link => link.Name == name)
            ? Bind(links, name, create.Answer, takesId, isTask)
            : Bind(further, name, query.Model.Answer, takesId, isTask);

        return new LinkedOperations(
            query.Model,
            Many(Either(LinkNames.Tasks, takesId: true, isTask: true)) ?? (query.Model.IdParameter!.IsList ? query.Model : null),
            Either(LinkNames.List, takesId: false, isTask: true)?.Model,
            Either(LinkNames.Content, takesId: true, isTask: false)?.Model);
    }

    private static ProtocolOperationModel? Many(LinkedOperation? found)
    {
        if (found is null || found.Model.IdParameter!.IsList)
        {
            return found?.Model;
        }

        found.Link.Report(SpecDescriptors.LinkToOne, found.Model.IdParameter.Name, found.Operation.Id);
        return null;
    }

    private LinkedOperation? Bind(List<(string Name, Link Link)> links, string name, AnswerModel from, bool takesId, bool isTask)
    {
        foreach (var (found, link) in links)
        {
            if (found == name)
            {
                return operations.Target(link) is { } target && operations.BindLinked(link, target, from, takesId, isTask) is { } model
                    ? new LinkedOperation(link, target, model)
                    : null;
            }
        }

        return null;
    }

    private sealed record LinkedOperation(Link Link, BoundOperation Operation, ProtocolOperationModel Model);
}
