namespace KlingGen.Emulator.Callbacks;

/// <summary>A callback that a fault has taken hold of.</summary>
internal sealed class CallbackScene(CallbackSender sender, CallbackThread thread, byte[] body)
{
    public async Task PostAsync(int posts)
    {
        var message = sender.Write(body);
        for (var i = 0; i < posts; i++)
        {
            await sender.PostAsync(thread.Address, message).ConfigureAwait(false);
        }
    }

    public Task PostForgedAsync() => sender.PostAsync(thread.Address, sender.WriteForged(body));

    public Task PostLaterAsync(TimeSpan delay)
    {
        sender.PostLater(thread.Address, body, delay);
        return Task.CompletedTask;
    }

    public Task HoldBackAsync()
    {
        thread.HeldBack.Add(body);
        return Task.CompletedTask;
    }
}
