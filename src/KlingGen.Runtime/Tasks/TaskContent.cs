using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>An answer with one task.</summary>
internal sealed class TaskContent(OperationDescriptor operation) : ResponseContent<TaskRecord>(operation.Accept)
{
    internal override TaskRecord Read(Answer answer)
    {
        var utf8 = BodyText.ToUtf8(answer.Body, answer.Charset);
        var asked = answer.Call.State as AskedTask;
        var facts = TaskReader.Scan(ref utf8, operation);
        if (!facts.HasErrorCode && TaskReader.Fitting(facts, operation, utf8, asked) is { } task)
        {
            return task;
        }

        using var json = RawJson.Parse(utf8);
        var found = TaskAnswer.OfTask(json.RootElement, operation);
        var searched = TaskReader.Searched(found, operation, utf8, asked, facts.RequestId, answer.Call.Address);
        RefusalReader.ThrowIfRefused(found, searched, operation, answer);
        return searched
            ?? throw (found.IsList ? NoSuchTask(answer) : answer.Unreadable("the body", answer.Body, cause: null));
    }

    // A list without the task that was asked for is the gateway's way to say that there is none.
    private static TaskRefusedException NoSuchTask(Answer answer) =>
        new(answer.Refused("there is no such task"), new Refusal { Kind = RefusalKind.NotFound }, answer);
}
