using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>A document's client, and C# that uses it as its users do.</summary>
internal sealed class EmittedClient
{
    private readonly EmittedTypes _types;

    /// <param name="paths">What stands under <c>paths</c>.</param>
    /// <param name="use">The body of <c>async Task&lt;object?&gt; Use(ApiClient client)</c>.</param>
    /// <param name="components">What stands under <c>components/schemas</c>.</param>
    public EmittedClient(string paths, string use, string components = "")
    {
        var document = $$"""
            openapi: 3.1.0
            info: { title: T, version: '1' }
            servers: [{ url: 'https://host.example' }]
            paths:
            {{Indented(paths)}}
            {{(components.Length == 0 ? "" : "components:\n  schemas:\n" + Indented(Indented(components)))}}
            """;
        var code = $$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using KlingGen.Runtime;

            namespace Api;

            internal static class User
            {
                public static async Task<object?> Use(global::Api.ApiClient client)
                {
                    {{use}}
                }
            }
            """;
        _types = EmittedTypes.FromModel(Spec.Bind(document).Model!, code);
    }

    public string Source => _types.Source;

    /// <summary>What was sent last.</summary>
    public HttpRequestMessage Request { get; private set; } = null!;

    public Task<object?> UseAsync(HttpStatusCode status, string? body = null, string mediaType = "application/json") =>
        UseAsync(_ => new HttpResponseMessage(status)
        {
            Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) },
            },
        });

    public async Task<object?> UseAsync(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var handler = new ScriptedHandler(answer);
        using var http = new HttpClient(handler);
        var type = _types.Type("ApiClient");
        var client = Activator.CreateInstance(type, new KlingGen.Runtime.ApiClient(http));
        try
        {
            var use = _types.Type("User").GetMethod("Use", BindingFlags.Public | BindingFlags.Static)!;
            return await (Task<object?>)use.Invoke(null, [client])!;
        }
        finally
        {
            Request = handler.Request;
        }
    }

    private static string Indented(string text) => "  " + text.Trim('\n').Replace("\n", "\n  ", StringComparison.Ordinal);
}
