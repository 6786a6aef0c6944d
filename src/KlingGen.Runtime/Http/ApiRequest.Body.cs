using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Http;

/// <content>The body.</content>
public sealed partial class ApiRequest
{
    private RequestBody? _body;
    private MultipartBody? _multipart;

    /// <summary>Sends a generated type as JSON, and checks it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="optional">Whether null sends none.</param>
    public ApiRequest Json<T>(T? body, string mediaType = "application/json", bool optional = false)
        where T : class, IApiModel<T> => Json<T, ModelCodec<T>>(body, mediaType, optional);

    /// <summary>Sends a generated enum or union as JSON, and checks it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="optional">Whether null sends none.</param>
    public ApiRequest Json<T>(T? body, string mediaType = "application/json", bool optional = false)
        where T : struct, IApiModel<T> => Json<T?, NullableCodec<T, ModelCodec<T>>>(body, mediaType, optional);

    /// <summary>Sends any type as JSON, and checks what is generated in it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">How it is written and checked.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="optional">Whether null sends none.</param>
    public ApiRequest Json<T, TCodec>(T? body, string mediaType = "application/json", bool optional = false)
        where TCodec : IJsonCodec<T> =>
        Has(body, optional) ? Sends(new JsonBody<T, TCodec>(body, mediaType)) : this;

    /// <summary>Sends any type as JSON, null included, and checks what is generated in it.</summary>
    /// <typeparam name="T">The type, null included.</typeparam>
    /// <typeparam name="TCodec">How it is written and checked.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The media type.</param>
    public ApiRequest NullableJson<T, TCodec>(T body, string mediaType = "application/json")
        where TCodec : IJsonCodec<T> => Sends(new JsonBody<T, TCodec>(body, mediaType));

    /// <summary>Sends an object as <c>application/x-www-form-urlencoded</c>: lists by repeating the name, objects inside as JSON,
    /// unless a field says otherwise.</summary>
    /// <param name="body">The object; an absent one sends none.</param>
    /// <param name="fields">The fields that are written in another way.</param>
    public ApiRequest Form(ParameterValue body, params FormField[] fields)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(fields);
        AddFault(name: null, body);
        return body.IsAbsent
            ? this
            : Sends(() => new ByteContent(Encoding.UTF8.GetBytes(FormText(body, fields)), "application/x-www-form-urlencoded"));
    }

    /// <summary>Sends a text.</summary>
    /// <param name="body">The text.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="optional">Whether null sends none.</param>
    public ApiRequest Text(string? body, string mediaType = "text/plain", bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        AddFault(name: null, body);
        var type = mediaType.Contains("charset", StringComparison.OrdinalIgnoreCase) ? mediaType : mediaType + "; charset=utf-8";
        return Has(body, optional) ? Sends(() => new ByteContent(Encoding.UTF8.GetBytes(body), type)) : this;
    }

    /// <summary>Sends a stream from where it stands; it is not disposed.</summary>
    /// <param name="body">The stream.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="optional">Whether null sends none.</param>
    public ApiRequest Binary(Stream? body, string mediaType = "application/octet-stream", bool optional = false) =>
        Has(body, optional) ? Sends(() => Typed(new CallerStreamContent(body), mediaType)) : this;

    /// <summary>Sends a body of the caller's making.</summary>
    /// <param name="body">The body.</param>
    /// <param name="optional">Whether null sends none.</param>
    public ApiRequest Content(HttpContent? body, bool optional = false) => Has(body, optional) ? Sends(() => body) : this;

    /// <summary>Makes the body multipart, to which parts are added.</summary>
    /// <param name="mediaType">The media type: <c>multipart/form-data</c> or another multipart type.</param>
    /// <param name="optional">Whether no part at all sends no body.</param>
    public ApiRequest Multipart(string mediaType = "multipart/form-data", bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        var multipart = _multipart = new MultipartBody(mediaType, optional);
        return Sends(multipart.Build);
    }

    /// <summary>Adds a part; an absent value adds none, a list one for each item, an object one in JSON.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="contentType">The media type, if the document gives one.</param>
    public ApiRequest Part(string name, ParameterValue value, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        AddFault(name, value);
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

    /// <summary>Sends an object as multipart, with a part for each of its members.</summary>
    /// <param name="body">The object; an absent one sends none.</param>
    /// <param name="mediaType">The media type: <c>multipart/form-data</c> or another multipart type.</param>
    /// <param name="fields">The members that are written in another way.</param>
    public ApiRequest Multipart(ParameterValue body, string mediaType = "multipart/form-data", params FormField[] fields)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(fields);
        if (body.IsAbsent)
        {
            AddFault(name: null, body);
            return this;
        }

        Multipart(mediaType);
        foreach (var (name, value) in body.Members ?? [])
        {
            Part(name, value, Field(fields, name)?.ContentType);
        }

        return this;
    }

    /// <summary>Sends a text in UTF-8 that is ready, as it is.</summary>
    internal ApiRequest Ready(ReadOnlyMemory<byte> body, string mediaType = "application/json") => Sends(new ReadyBody(body, mediaType));

    internal SentContent? BuildContent() => _body?.Build() is { } content ? content as SentContent ?? new TrackedContent(content) : null;

    internal static HttpContent Typed(HttpContent content, string? mediaType)
    {
        if (mediaType is not null && MediaTypeHeaderValue.TryParse(mediaType, out var type))
        {
            content.Headers.ContentType = type;
        }

        return content;
    }

    private static bool Has<T>([NotNullWhen(true)] T? body, bool optional)
    {
        if (!optional)
        {
            ArgumentNullException.ThrowIfNull(body);
        }

        return body is not null;
    }

    private static string FormText(ParameterValue body, FormField[] fields)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in body.Members ?? [])
        {
            if (Field(fields, name) is { } field)
            {
                var written = field.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
                    ? ParameterValue.Json(value)
                    : value;
                ParameterText.AppendPairs(pairs, name, written, field.Style, field.Explode, ParameterEscaping.Percent);
            }
            else
            {
                ParameterText.AppendMember(pairs, name, value, ParameterEscaping.Percent);
            }
        }

        return ParameterText.Concatenate(pairs, "&").Replace("%20", "+", StringComparison.Ordinal);
    }

    private static FormField? Field(FormField[] fields, string name) =>
        Array.Find(fields, field => string.Equals(field.Name, name, StringComparison.Ordinal));

    private ApiRequest Sends(Func<HttpContent?> build) => Sends(new BuiltBody(build));

    private ApiRequest Sends(RequestBody body)
    {
        _body = body;
        return this;
    }

    private MultipartBody Parts() => _multipart ?? Multipart()._multipart!;
}
