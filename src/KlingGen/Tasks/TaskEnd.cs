using KlingGen.Errors;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tasks;

/// <summary>What the end of a task means for those who waited for it.</summary>
internal static class TaskEnd
{
    /// <summary>The task, if it has what was paid for.</summary>
    /// <exception cref="KlingTaskFailedException">It failed.</exception>
    /// <exception cref="KlingApiException">It succeeded, and there is nothing to be had.</exception>
    public static VideoTask Succeeded(VideoTask task, ProductDescriptor product, GatewayErrors errors)
    {
        if (task.Status != VideoTaskStatus.Succeeded)
        {
            throw errors.Failed(task);
        }

        return HasVideo(task, product) ? task : throw errors.NoVideo(task);
    }

    /// <summary>Whether what a success promises is there.</summary>
    public static bool HasVideo(VideoTask task, ProductDescriptor product) => task.Videos.Count > 0 || product.Content is not null;
}
