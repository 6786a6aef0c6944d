using KlingGen.Runtime;

namespace KlingGen;

/// <summary>
/// Makes videos at one gateway: creates tasks, follows them and downloads what they made.
/// </summary>
/// <remarks>
/// Every method may throw <see cref="KlingApiException"/> when the gateway refuses or cannot be reached, and
/// <see cref="OperationCanceledException"/>, which is a <see cref="KlingCanceledException"/> once a request was sent. Whatever is thrown
/// after that carries the task's handle, where anything finds it, and says by a <see cref="TaskOutcome"/> whether there is a task to pay for.
/// A task goes on at the gateway whatever happens here.
/// </remarks>
public interface IKlingClient
{
    /// <summary>The gateway that is spoken to.</summary>
    KlingGateway Gateway { get; }

    /// <summary>The raw door: what the generated clients stand on, with this gateway's address and key, as in <c>new
    /// OfficialApi(client.Api)</c>. It neither retries nor normalises.</summary>
    ApiClient Api { get; }

    /// <summary>Creates a task.</summary>
    /// <param name="request">The request: that of any product which the gateway sells, or of one whose requests it is known how to
    /// translate.</param>
    /// <param name="cancellationToken">Ends the call; a create under way may still be carried out.</param>
    /// <returns>The task as the gateway accepted it.</returns>
    /// <exception cref="ApiValidationException">The request breaks a rule of the documents or the gateway; nothing was sent.</exception>
    /// <exception cref="KlingUnsupportedException">The gateway cannot express the request; nothing was sent.</exception>
    Task<VideoTask> CreateAsync(IVideoRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks once how a task stands.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentException">The handle belongs to another gateway.</exception>
    Task<VideoTask> GetAsync(TaskHandle handle, CancellationToken cancellationToken = default);

    /// <summary>Lists tasks, newest first as a rule. Pages are asked for as they are needed: take as many tasks as you want.</summary>
    /// <param name="product">Whose tasks.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <returns>The tasks.</returns>
    /// <exception cref="KlingUnsupportedException">The gateway cannot list.</exception>
    IAsyncEnumerable<VideoTask> ListAsync(KlingProduct product, CancellationToken cancellationToken = default);

    /// <summary>Follows a task: yields it as it is now, whenever it changes, and last when it ended.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="pollInterval">The pause between two queries; null takes the gateway's pace.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <returns>The states of the task.</returns>
    /// <exception cref="ArgumentException">The handle belongs to another gateway.</exception>
    IAsyncEnumerable<VideoTask> WatchAsync(TaskHandle handle, TimeSpan? pollInterval = null, CancellationToken cancellationToken = default);

    /// <summary>Waits until a task succeeded.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="options">How long and how often.</param>
    /// <param name="cancellationToken">Ends the wait, not the task.</param>
    /// <returns>The task with its videos.</returns>
    /// <exception cref="KlingTaskFailedException">The task ended without a video.</exception>
    /// <exception cref="KlingTimeoutException">The deadline passed; the task goes on.</exception>
    Task<VideoTask> WaitAsync(TaskHandle handle, WaitOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Downloads the videos of a task that succeeded into files, which appear only when they are complete: the first at the path
    /// itself, further ones beside it (<c>name-2.mp4</c>).</summary>
    /// <param name="task">The task as <see cref="WaitAsync"/> or <see cref="GetAsync"/> returned it.</param>
    /// <param name="path">The file for the first video.</param>
    /// <param name="options">How to download; null takes the defaults, by which no file is replaced.</param>
    /// <param name="cancellationToken">Ends the download. What came stays beside the file, and the next download takes it up.</param>
    /// <returns>The files in the task's order.</returns>
    /// <exception cref="KlingDownloadException">There is no video, or it did not reach the file.</exception>
    Task<IReadOnlyList<DownloadedVideo>> DownloadAsync(
        VideoTask task, string path, DownloadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a task, waits for it and, if a path is given, downloads its video. The handle reaches
    /// <see cref="WaitOptions.Progress"/> and the log before the wait begins.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The file for the video; null downloads nothing.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="cancellationToken">Ends the call, not the task.</param>
    /// <returns>The task with its videos.</returns>
    /// <exception cref="ApiValidationException">The request breaks a rule of the documents or the gateway; nothing was sent.</exception>
    /// <exception cref="KlingUnsupportedException">The gateway cannot express the request; nothing was sent.</exception>
    /// <exception cref="KlingTaskFailedException">The task ended without a video.</exception>
    /// <exception cref="KlingTimeoutException">The deadline passed; the task goes on.</exception>
    /// <exception cref="KlingDownloadException">The video did not reach the file. A target that cannot be written is found before
    /// the task is created.</exception>
    Task<VideoTask> GenerateAsync(
        IVideoRequest request, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a task of an earlier call or process: waits for it and, if a path is given, downloads its video.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="path">The file for the video; null downloads nothing.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="cancellationToken">Ends the call, not the task.</param>
    /// <returns>The task with its videos.</returns>
    /// <exception cref="KlingTaskFailedException">The task ended without a video.</exception>
    /// <exception cref="KlingTimeoutException">The deadline passed; the task goes on.</exception>
    /// <exception cref="KlingDownloadException">The video did not reach the file.</exception>
    Task<VideoTask> ResumeAsync(TaskHandle handle, string? path = null, WaitOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Brings home what <see cref="KlingClientOptions.Journal"/> holds open of this gateway and no living process works on: finds the
    /// tasks, waits for them and downloads their videos. A request whose outcome is unknown is looked for by its id, and sent again only where
    /// the gateway would refuse a second task under it.</summary>
    /// <param name="options">How to wait, and where files go; null takes the defaults.</param>
    /// <param name="cancellationToken">Ends the call, not the tasks.</param>
    /// <returns>What became of each, in the order in which they end. A failure of one is told with it, and ends no other.</returns>
    IAsyncEnumerable<ResumedTask> ResumeAllAsync(ResumeOptions? options = null, CancellationToken cancellationToken = default);
}
