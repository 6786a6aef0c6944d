using System.Text;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;

namespace KlingGen.Emulator.Faults;

/// <content>Answers that are sent otherwise than they should be.</content>
internal sealed partial class FaultScene
{
    private const string HalfPair = "half-a-surrogate-pair";
    private const int ZerosAtOnce = 64 * 1024;

    public async Task SendPartAsync(double share, BodyFraming framing)
    {
        var body = await CarryOutAndKeepAsync().ConfigureAwait(false);
        var part = body.AsMemory(0, (int)(body.Length * share));
        if (framing == BodyFraming.ContentLength)
        {
            Response.ContentLength = body.Length;
        }
        else
        {
            // The server leaves the framing to whoever sets these headers, and closes the connection after what was written.
            Response.ContentLength = null;
            Response.Headers.Connection = "close";
            Response.Headers.TransferEncoding = framing == BodyFraming.Chunked ? "chunked" : "identity";
        }

        if (framing == BodyFraming.Chunked)
        {
            await Response.Body.WriteAsync(Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), context.RequestAborted).ConfigureAwait(false);
        }

        // Kestrel sends what was written and closes the connection because the promised length was not reached;
        // an abort here could throw away what was written.
        await Response.Body.WriteAsync(part, context.RequestAborted).ConfigureAwait(false);
        await Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public async Task SendWithLengthAsync(int difference)
    {
        var body = await CarryOutAndKeepAsync().ConfigureAwait(false);
        var length = Math.Max(0, (long)body.Length + difference);
        Response.ContentLength = length;
        await Response.Body.WriteAsync(body.AsMemory(0, (int)Math.Min(length, body.Length)), context.RequestAborted).ConfigureAwait(false);
        await Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public async Task SendWithoutEndAsync(long? announcedLength)
    {
        var video = await CarryOutAndKeepAsync().ConfigureAwait(false);
        Response.ContentLength = announcedLength;
        var left = announcedLength ?? long.MaxValue;
        var next = video.AsMemory();
        var zeros = new byte[ZerosAtOnce];
        while (left > 0)
        {
            next = next[..(int)Math.Min(left, next.Length)];
            await Response.Body.WriteAsync(next, context.RequestAborted).ConfigureAwait(false);
            left -= next.Length;
            next = zeros;
        }
    }

    public Task ReshapeAsync(Action<JsonObject> change) => RewriteAsync(body =>
    {
        if (!IsJson || JsonNode.Parse(body) is not JsonObject answer)
        {
            return body;
        }

        ShapeDrift.Describe(answer, endpoint?.Operation);
        change(answer);
        return JsonAnswer.ToUtf8(answer);
    });

    // A writer of JSON mends what is broken, so the text goes in whole and is broken afterwards.
    public Task BreakSurrogateAsync() => RewriteAsync(body =>
    {
        if (!IsJson || JsonNode.Parse(body) is not JsonObject answer)
        {
            return body;
        }

        ShapeDrift.Describe(answer, endpoint?.Operation);
        ShapeDrift.Message(answer, HalfPair);
        var text = Encoding.UTF8.GetString(JsonAnswer.ToUtf8(answer));
        return Encoding.UTF8.GetBytes(text.Replace(HalfPair, "\\ud83d", StringComparison.Ordinal));
    });

    /// <summary>Carries the request out and sends another body in place of its own.</summary>
    public async Task RewriteAsync(Func<byte[], byte[]> rewrite) =>
        await SendAsync(rewrite(await CarryOutAndKeepAsync().ConfigureAwait(false))).ConfigureAwait(false);

    private bool IsJson => Response.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Carries the request out with its body kept back; status and headers are set.</summary>
    private async Task<byte[]> CarryOutAndKeepAsync() => (await KeptAnswer.OfAsync(context, carryOut).ConfigureAwait(false)).Body;

    private async Task SendAsync(ReadOnlyMemory<byte> body)
    {
        Response.ContentLength = body.Length;
        await Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
