using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>An answer with a list of tasks.</summary>
internal sealed class TaskListContent(OperationDescriptor operation) : ResponseContent<TaskPage>(operation.Accept)
{
    internal override TaskPage Read(Answer answer)
    {
        var utf8 = BodyText.ToUtf8(answer.Body, answer.Charset);
        var facts = TaskReader.Scan(ref utf8, operation);
        if (!facts.HasErrorCode && TaskReader.FittingList(facts, utf8) is { } tasks)
        {
            return new TaskPage(tasks, facts.NextCursor);
        }

        using var json = RawJson.Parse(utf8);
        var found = TaskAnswer.OfList(json.RootElement, operation);
        RefusalReader.ThrowIfRefused(found, task: null, operation, answer);
        return TaskReader.SearchedList(found, operation, answer.Call.Address) is { } searched
            ? new TaskPage(searched, facts.NextCursor)
            : throw answer.Unreadable("the body", answer.Body, cause: null);
    }
}
