namespace KlingGen.Runtime.Tasks;

/// <summary>How the pages of a list are turned (<c>x-paging</c>): by number, or by a cursor that each answer names.</summary>
public sealed class PagingMap
{
    /// <summary>The parameter that counts pages from 1; null where a cursor is used.</summary>
    public OperationParameter? Page { get; init; }

    /// <summary>The last page that can be asked for; null where the document sets no limit.</summary>
    public int? LargestPage { get; init; }

    /// <summary>The parameter that takes the cursor; null where pages are counted.</summary>
    public OperationParameter? Cursor { get; init; }

    /// <summary>Where the answer names the next cursor.</summary>
    public JsonPlaces Next { get; init; } = JsonPlaces.None;

    /// <summary>The parameter that takes how many tasks a page has; null where the gateway decides.</summary>
    public OperationParameter? Size { get; init; }

    /// <summary>The most that <see cref="Size"/> takes; null where the document sets no limit.</summary>
    public int? LargestSize { get; init; }

    /// <summary>How many tasks a page has unless <see cref="Size"/> is sent; null where the document does not say.</summary>
    public int? DefaultSize { get; init; }
}
