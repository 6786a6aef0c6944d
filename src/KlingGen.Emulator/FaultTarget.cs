namespace KlingGen.Emulator;

/// <summary>Which calls a fault waits for.</summary>
public enum FaultTarget
{
    /// <summary>The next request of any kind.</summary>
    Any,

    /// <summary>The next creation of a task.</summary>
    Create,

    /// <summary>The next query of a task, or list of tasks.</summary>
    Query,

    /// <summary>The next download of a video, by its link or as content.</summary>
    Download,

    /// <summary>The next list of tasks.</summary>
    List,

    /// <summary>The next download of a video as content, by its task's id.</summary>
    Content,

    /// <summary>The next download of a video by its link.</summary>
    Media,

    /// <summary>The next callback that the emulator posts.</summary>
    Callback,
}
