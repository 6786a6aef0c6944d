namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>The names of the links that lead from the answer to a create.</summary>
internal static class LinkNames
{
    /// <summary>To the query of one task.</summary>
    public const string Task = "task";

    /// <summary>To the query of many tasks.</summary>
    public const string Tasks = "tasks";

    /// <summary>To the list of tasks.</summary>
    public const string List = "list";

    /// <summary>To the video itself.</summary>
    public const string Content = "content";
}
