using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace KlingGen.AotSmoke;

/// <summary>A gateway in memory, and its one task.</summary>
internal sealed class Gateway : HttpMessageHandler
{
    /// <summary>Whether the task has its video.</summary>
    public bool Ended { get; set; }

    /// <summary>How many tasks were paid for.</summary>
    public int Creates { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Creates += request.Method == HttpMethod.Post ? 1 : 0;
        HttpContent content = request.RequestUri!.Host == "api.example.com"
            ? new StringContent(Envelope(Ended ? "succeed" : "submitted"), Encoding.UTF8, "application/json")
            : new ByteArrayContent(Video()) { Headers = { ContentType = new MediaTypeHeaderValue("video/mp4") } };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }

    private static string Envelope(string status) => $$$"""
        {"code":0,"data":{"task_id":"1","task_status":"{{{status}}}","task_result":{"videos":[{"id":"v","url":"https://1.1.1.1/v.mp4"}] } } }
        """;

    private static byte[] Video() => [.. Box("ftyp", "isom\0\0\0\0"), .. Box("moov", ""), .. Box("mdat", "video")];

    private static byte[] Box(string type, string content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type + content, box.AsSpan(4));
        return box;
    }
}
