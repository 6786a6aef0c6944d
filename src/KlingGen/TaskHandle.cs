using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using KlingGen.Serialization;

namespace KlingGen;

/// <summary>
/// What finds a task again, in another process and at another time: the gateway's name, the product, the task's id, and a fingerprint of
/// the site that made it. It holds no secret and no address, so it can be logged and kept; the key goes only to the address that the
/// caller's own configuration names for that gateway, and only if it is that site.
/// </summary>
/// <remarks>As text it is <c>GATEWAY~SITE/PRODUCT/ID</c>, each part percent-encoded; <c>~SITE</c> may be absent, and then any site is asked.
/// A task whose id never arrived is named by the caller's own id: <c>GATEWAY~SITE/PRODUCT/external:ID</c>.</remarks>
[JsonConverter(typeof(TaskHandleConverter))]
public sealed record TaskHandle : IParsable<TaskHandle>
{
    private const string ExternalPrefix = "external:";
    private const char SiteMark = '~';
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Names a task by the id that the gateway gave it.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="product">The product under whose path the task is queried.</param>
    /// <param name="id">The gateway's task id.</param>
    /// <exception cref="ArgumentException">A part is empty.</exception>
    public TaskHandle(string gateway, KlingProduct product, string id)
        : this(gateway, product, id, isExternal: false)
    {
    }

    private TaskHandle(string gateway, KlingProduct product, string id, bool isExternal)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gateway);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(product.Value, nameof(product));
        Gateway = gateway;
        Product = product;
        Id = id;
        IsExternal = isExternal;
    }

    /// <summary>The gateway's name.</summary>
    public string Gateway { get; }

    /// <summary>The fingerprint of the site that made the task (<see cref="KlingGateway.Site"/>); null for a handle that does not say.</summary>
    public string? Site { get; init; }

    /// <summary>The product under whose path the task is queried.</summary>
    public KlingProduct Product { get; }

    /// <summary>The gateway's task id, or the caller's own id when <see cref="IsExternal"/> says so.</summary>
    public string Id { get; }

    /// <summary>Whether <see cref="Id"/> is the own id: the gateway's own id never arrived.</summary>
    public bool IsExternal { get; }

    /// <summary>Names a task by its own id, for a create whose answer was lost.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="product">The product under whose path the task is queried.</param>
    /// <param name="externalTaskId">The id that the request carried.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentException">A part is empty.</exception>
    public static TaskHandle ForExternalTaskId(string gateway, KlingProduct product, string externalTaskId) =>
        new(gateway, product, externalTaskId, isExternal: true);

    /// <summary>Reads a handle from the text that <see cref="ToString"/> made.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="FormatException">The text is no handle.</exception>
    public static TaskHandle Parse(string s) => TryParse(s, out var handle)
        ? handle
        : throw new FormatException($"'{s}' is no task handle. A handle is a gateway, a product and an id, as in 'emulator/text2video/task_01'.");

    /// <summary>Reads a handle from the text that <see cref="ToString"/> made.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The handle, when the text is one.</param>
    /// <returns>Whether the text is a handle.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out TaskHandle? result)
    {
        result = null;
        var parts = s?.Trim().Split('/');
        if (parts is not [{ Length: > 0 } gateway, var name, { Length: > 0 } id] || !IsName(name))
        {
            return false;
        }

        var isExternal = id.StartsWith(ExternalPrefix, StringComparison.Ordinal);
        var (gatewayText, idText) = (Uri.UnescapeDataString(gateway), Uri.UnescapeDataString(isExternal ? id[ExternalPrefix.Length..] : id));
        var mark = gatewayText.LastIndexOf(SiteMark);
        var site = mark < 0 ? null : gatewayText[(mark + 1)..];
        gatewayText = mark < 0 ? gatewayText : gatewayText[..mark];
        if (string.IsNullOrWhiteSpace(gatewayText) || string.IsNullOrWhiteSpace(idText) || site?.Length == 0)
        {
            return false;
        }

        result = new TaskHandle(gatewayText, name, idText, isExternal) { Site = site };
        return true;
    }

    /// <inheritdoc/>
    static TaskHandle IParsable<TaskHandle>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<TaskHandle>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TaskHandle result) =>
        TryParse(s, out result);

    /// <summary>The handle as text, which <see cref="Parse(string)"/> reads.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{Uri.EscapeDataString(Gateway)}{(Site is null ? "" : SiteMark + Uri.EscapeDataString(Site))}/{Product}/{(IsExternal ? ExternalPrefix : "")}{Uri.EscapeDataString(Id)}";

    // Products come and go with the documents, so any name will do that could be one.
    private static bool IsName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(NameCharacters);
}
