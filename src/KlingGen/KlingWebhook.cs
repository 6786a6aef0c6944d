using System.Globalization;
using System.Text.Json;
using KlingGen.Runtime.Tasks;

namespace KlingGen;

/// <summary>Receives the callbacks that gateways post to a request's <c>callback_url</c>, at every change of a task's state.</summary>
/// <remarks>Nobody promises that they come: expect some twice, late, in another order, or not at all. A callback is a reason to ask the
/// gateway, which <see cref="TaskNotices"/> does for tasks that are waited for.</remarks>
public static class KlingWebhook
{
    /// <summary>How many bytes a callback may have: 1 MiB.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    private const int MaxHeaderLength = 4096;
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Finds out whether a callback comes from who has a secret, in a time that tells nothing about the secret.</summary>
    /// <param name="body">What was posted, byte for byte: not read and written again.</param>
    /// <param name="headers">Its headers.</param>
    /// <param name="secrets">The secrets, any of which will do: two while one is exchanged for another.</param>
    /// <param name="clock">What the time is; null takes the system's.</param>
    /// <returns>What it is. Believe only <see cref="KlingWebhookVerdict.Valid"/>.</returns>
    /// <exception cref="ArgumentException">There is no secret.</exception>
    public static KlingWebhookVerdict Verify(
        ReadOnlySpan<byte> body, KlingWebhookHeaders headers, IReadOnlyCollection<KlingWebhookSecret> secrets, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (secrets.Count == 0)
        {
            throw new ArgumentException("Without a secret nothing can be verified.", nameof(secrets));
        }

        if (body.Length > MaxBodyBytes)
        {
            return KlingWebhookVerdict.TooLarge;
        }

        if (headers is not { Id: { Length: > 0 } id, Timestamp: { Length: > 0 } timestamp, Signature: { Length: > 0 } signature })
        {
            return KlingWebhookVerdict.NotSigned;
        }

        if (id.Length + timestamp.Length + signature.Length > MaxHeaderLength
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return KlingWebhookVerdict.Malformed;
        }

        var isSigned = false;
        foreach (var secret in secrets)
        {
            isSigned |= secret.Signed(id, timestamp, signature, body);
        }

        // Looked at last: what is forged is not told whether its time was right.
        var now = (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();
        return !isSigned ? KlingWebhookVerdict.Forged
            : Math.Abs((decimal)seconds - now) > (decimal)s_tolerance.TotalSeconds ? KlingWebhookVerdict.OutOfTime
            : KlingWebhookVerdict.Valid;
    }

    /// <summary>Reads the task that a callback tells of, in whichever of the vendor's two shapes.</summary>
    /// <param name="body">What was posted.</param>
    /// <param name="gateway">The gateway that posted it.</param>
    /// <param name="product">The product that the task is of, which no callback says: it becomes part of the handle. Null takes the
    /// gateway's first.</param>
    /// <returns>The task as the callback describes it.</returns>
    /// <exception cref="FormatException">The body describes no task. It is not repeated.</exception>
    public static VideoTask Parse(ReadOnlyMemory<byte> body, KlingGateway gateway, KlingProduct? product = null)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        TaskRecord? record;
        try
        {
            record = body.Length > MaxBodyBytes ? null : TaskReader.ReadCallback(body, gateway.Descriptor);
        }
        catch (JsonException exception)
        {
            throw new FormatException("The callback is no JSON.", exception);
        }

        if (record is not { Id: { } id } || string.IsNullOrWhiteSpace(id))
        {
            throw new FormatException("The callback describes no task.");
        }

        var name = product ?? gateway.Descriptor.Products[0].Name;
        return VideoTask.From(record, new TaskHandle(gateway.Name, name, id) { Site = gateway.Site }, gateway.Secrets);
    }
}
