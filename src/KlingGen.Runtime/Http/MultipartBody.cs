using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>The parts of a multipart body, written as browsers write them: names quoted, the boundary not.</summary>
internal sealed class MultipartBody(string mediaType, bool optional)
{
    private readonly List<Func<HttpContent>> _parts = [];

    public void Add(string name, ParameterValue value, string? contentType)
    {
        var asJson = contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) ?? value.Members is not null;
        if (value.Items is { } items && !asJson)
        {
            foreach (var item in items)
            {
                // A list in a list has only JSON to be told apart.
                Add(name, item, item.Items is null ? contentType : "application/json");
            }
        }
        else if (!value.IsAbsent)
        {
            var type = asJson ? contentType ?? "application/json" : contentType;
            var text = asJson || value.Text is null ? ParameterJson.Write(value) : value.Text;
            _parts.Add(() => Named(ApiRequest.Typed(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), type), name, fileName: null));
        }
    }

    public void Add(string name, ApiFile file, string? contentType) =>
        _parts.Add(() => Named(
            ApiRequest.Typed(new CallerStreamContent(file.Content), file.ContentType ?? contentType ?? "application/octet-stream"),
            name,
            file.FileName ?? "file"));

    /// <summary>The body; null where it may be left out and has no part.</summary>
    public HttpContent? Build()
    {
        if (optional && _parts.Count == 0)
        {
            return null;
        }

        var boundary = "part-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        var content = new MultipartContent(mediaType[(slash + 1)..], boundary) { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"{mediaType}; boundary={boundary}");
        foreach (var part in _parts)
        {
            content.Add(part());
        }

        return content;
    }

    private static HttpContent Named(HttpContent content, string name, string? fileName)
    {
        var disposition = $"form-data; name=\"{Quoted(name)}\"" + (fileName is null ? "" : $"; filename=\"{Quoted(fileName)}\"");
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }

    // The escapes of the HTML standard, which servers undo.
    private static string Quoted(string text) => text
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
