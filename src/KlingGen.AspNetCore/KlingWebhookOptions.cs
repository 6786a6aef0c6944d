namespace KlingGen.AspNetCore;

/// <summary>Whose callbacks are received, and how.</summary>
public sealed class KlingWebhookOptions
{
    /// <summary>The gateway that posts them.</summary>
    public required KlingGateway Gateway { get; init; }

    /// <summary>The secrets that they may be signed with: <c>whsec_</c> and the key in Base64, two while one is exchanged for another. With
    /// any, every callback must be signed.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Whether callbacks without a signature are taken, where <see cref="Secrets"/> is empty. Anybody can post one then: ask the
    /// gateway before you believe it. Off by default.</summary>
    public bool AllowUnsigned { get; init; }

    /// <summary>The product whose callbacks are received here, which none of them says; it becomes part of the task's handle. Null
    /// takes the one by which the task is waited for, else the gateway's first.</summary>
    public KlingProduct? Product { get; init; }

    /// <summary>How many bytes a callback may have, from 1 to <see cref="KlingWebhook.MaxBodyBytes"/>, the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxBodyBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, KlingWebhook.MaxBodyBytes);
            field = value;
        }
    } = KlingWebhook.MaxBodyBytes;

    /// <summary>Where those who wait for tasks are told, the same as <c>KlingClientOptions.Notices</c>; null tells nobody.</summary>
    public TaskNotices? Notices { get; init; }

    /// <summary>What the time is.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
