using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Turns the pages of a list until one is empty, or repeats what was there before: some gateways do not turn pages at
/// all.</summary>
internal sealed class PageTurn(OperationDescriptor list)
{
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private HashSet<string> _last = [];

    /// <summary>The page to ask for; null at the end.</summary>
    public PageCall? Next { get; private set; } = new(list, Page: 1, Cursor: null);

    /// <summary>Takes a page, and says which of its tasks are new: a list that grows while it is read moves tasks to the next
    /// page.</summary>
    public IReadOnlyList<TaskRecord> Take(TaskPage page)
    {
        var news = new List<TaskRecord>(page.Tasks.Count);
        foreach (var task in page.Tasks)
        {
            if (!_last.Contains(task.Id))
            {
                news.Add(task);
            }
        }

        Next = news.Count == 0 || Next is not { } asked ? null : Following(asked, page.Next);
        _last = [.. page.Tasks.Select(static task => task.Id)];
        return news;
    }

    private PageCall? Following(PageCall asked, string? cursor) => list.Paging switch
    {
        { Page: not null } => asked with { Page = asked.Page + 1 },
        { Cursor: not null } when cursor is not null && _cursors.Add(cursor) => asked with { Cursor = cursor },
        _ => null,
    };
}
