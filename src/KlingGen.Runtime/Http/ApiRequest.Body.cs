using System.Net.Http.Headers;
using System.Text;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Http;

/// <content>The body.</content>
public sealed partial class ApiRequest
{
    private Func<HttpContent>? _content;
    private MultipartBody? _multipart;

    /// <summary>Sends a generated type as JSON, and checks it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="body">The body; null sends none.</param>
    /// <param name="mediaType">The media type.</param>
    public ApiRequest Json<T>(T? body, string mediaType = "application/json")
        where T : class, IApiModel<T> => Json<T, ModelCodec<T>>(body, mediaType);

    /// <summary>Sends a generated enum or union as JSON, and checks it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="body">The body; null sends none.</param>
    /// <param name="mediaType">The media type.</param>
    public ApiRequest Json<T>(T? body, string mediaType = "application/json")
        where T : struct, IApiModel<T> => body is { } value ? Json<T, ModelCodec<T>>(value, mediaType) : this;

    /// <summary>Sends any type as JSON, and checks what is generated in it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">How it is written and checked.</typeparam>
    /// <param name="body">The body; null sends none.</param>
    /// <param name="mediaType">The media type.</param>
    public ApiRequest Json<T, TCodec>(T? body, string mediaType = "application/json")
        where TCodec : IJsonCodec<T>
    {
        if (body is null)
        {
            return this;
        }

        _content = () => Bytes(JsonBytes.Write<T, TCodec>(body), mediaType);
        return Check((ref ValidationContext context) => TCodec.Validate(body, ref context));
    }

    /// <summary>Sends an object as <c>application/x-www-form-urlencoded</c>: lists by repeating the name, objects inside as JSON, unless a field says otherwise.</summary>
    /// <param name="body">The object.</param>
    /// <param name="fields">The fields that are written in another way.</param>
    public ApiRequest Form(ParameterValue body, params FormField[] fields)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(fields);
        if (body.IsAbsent)
        {
            return this;
        }

        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in body.Members ?? [])
        {
            if (Array.Find(fields, field => string.Equals(field.Name, name, StringComparison.Ordinal)) is { } field)
            {
                ParameterText.AppendPairs(pairs, name, value, field.Style, field.Explode, ParameterEscaping.Percent);
            }
            else
            {
                ParameterText.AppendMember(pairs, name, value, ParameterEscaping.Percent);
            }
        }

        var text = ParameterText.Concatenate(pairs, "&").Replace("%20", "+", StringComparison.Ordinal);
        _content = () => Bytes(Encoding.UTF8.GetBytes(text), "application/x-www-form-urlencoded");
        return this;
    }

    /// <summary>Sends a text.</summary>
    /// <param name="body">The text; null sends none.</param>
    /// <param name="mediaType">The media type.</param>
    public ApiRequest Text(string? body, string mediaType = "text/plain")
    {
        if (body is null)
        {
            return this;
        }

        var type = mediaType.Contains("charset", StringComparison.OrdinalIgnoreCase) ? mediaType : mediaType + "; charset=utf-8";
        _content = () => Bytes(Encoding.UTF8.GetBytes(body), type);
        return this;
    }

    /// <summary>Sends a stream from where it stands; it is not disposed.</summary>
    /// <param name="body">The stream; null sends none.</param>
    /// <param name="mediaType">The media type.</param>
    public ApiRequest Binary(Stream? body, string mediaType = "application/octet-stream")
    {
        _content = body is null ? _content : () => Typed(new CallerStreamContent(body), mediaType);
        return this;
    }

    /// <summary>Sends a body of the caller's making.</summary>
    /// <param name="body">The body; null sends none.</param>
    public ApiRequest Content(HttpContent? body)
    {
        _content = body is null ? _content : () => body;
        return this;
    }

    /// <summary>Makes the body multipart, even when no part is added.</summary>
    /// <param name="mediaType">The media type: <c>multipart/form-data</c> or another multipart type.</param>
    public ApiRequest Multipart(string mediaType = "multipart/form-data")
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        var multipart = _multipart = new MultipartBody(mediaType);
        _content = multipart.Build;
        return this;
    }

    /// <summary>Adds a part; an absent value adds none, a list one for each item, an object one in JSON.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="contentType">The media type, if the document gives one.</param>
    public ApiRequest Part(string name, ParameterValue value, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        Parts().Add(name, value, contentType);
        return this;
    }

    /// <summary>Adds a file; null adds none.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="file">The file.</param>
    /// <param name="contentType">The media type where the file has none of its own.</param>
    public ApiRequest File(string name, ApiFile? file, string? contentType = null)
    {
        if (file is not null)
        {
            Parts().Add(name, file, contentType);
        }

        return this;
    }

    /// <summary>Adds a part for each file.</summary>
    /// <param name="name">The parts' name.</param>
    /// <param name="files">The files.</param>
    /// <param name="contentType">The media type where a file has none of its own.</param>
    public ApiRequest Files(string name, IEnumerable<ApiFile>? files, string? contentType = null)
    {
        foreach (var file in files ?? [])
        {
            File(name, file, contentType);
        }

        return this;
    }

    /// <summary>Adds a part for each member of an object.</summary>
    /// <param name="body">The object.</param>
    public ApiRequest Parts(ParameterValue body)
    {
        ArgumentNullException.ThrowIfNull(body);
        foreach (var (name, value) in body.Members ?? [])
        {
            Part(name, value);
        }

        return this;
    }

    internal HttpContent? BuildContent() => _content?.Invoke();

    internal static HttpContent Bytes(byte[] body, string mediaType) => Typed(new ByteArrayContent(body), mediaType);

    internal static HttpContent Typed(HttpContent content, string? mediaType)
    {
        if (mediaType is not null && MediaTypeHeaderValue.TryParse(mediaType, out var type))
        {
            content.Headers.ContentType = type;
        }

        return content;
    }

    private MultipartBody Parts() => _multipart ?? Multipart()._multipart!;
}
