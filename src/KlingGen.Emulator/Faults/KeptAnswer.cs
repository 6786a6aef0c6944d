using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace KlingGen.Emulator.Faults;

/// <summary>An answer that was given and not sent.</summary>
internal sealed record KeptAnswer(int Status, KeyValuePair<string, StringValues>[] Headers, byte[] Body)
{
    /// <summary>Lets a request be answered with the body kept back; status and headers are set on the response too.</summary>
    public static async Task<KeptAnswer> OfAsync(HttpContext context, Func<Task> answer)
    {
        var response = context.Response;
        var wire = response.Body;
        using var kept = new MemoryStream();
        response.Body = kept;
        try
        {
            await answer().ConfigureAwait(false);
            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            response.Body = wire;
        }

        return new KeptAnswer(response.StatusCode, [.. response.Headers], kept.ToArray());
    }

    public async Task SendAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(Body, context.RequestAborted).ConfigureAwait(false);
    }
}
