using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KlingGen.Emulator.Requests;

/// <summary>A request, read as an operation's description says.</summary>
internal sealed class GatewayCall(HttpContext context)
{
    private static readonly JsonElement NoBody = JsonElement.Parse("{}");

    private JsonElement? _body;

    public HttpContext Context => context;

    /// <summary>The body's bytes.</summary>
    public byte[] Bytes => (byte[])context.Items[RequestPipeline.BodyKey]!;

    /// <summary>The body as JSON; of a request without one, an object without members.</summary>
    /// <exception cref="RefusedException">It is no JSON.</exception>
    public JsonElement Body => _body ??= Bytes.Length == 0 ? NoBody : ReadBody();

    /// <summary>The body as JSON, which must be there.</summary>
    /// <exception cref="RefusedException">There is none, or it is no JSON.</exception>
    public JsonElement ReadBody()
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != MediaTypeNames.Application.Json)
        {
            throw Refusals.InvalidRequest("Content-Type must be application/json");
        }

        try
        {
            return _body ??= JsonElement.Parse(Bytes);
        }
        catch (JsonException)
        {
            throw Refusals.InvalidRequest("The body is not valid JSON");
        }
    }

    /// <summary>The body with the members that travelled elsewhere put back.</summary>
    public byte[] WithMembers(ProductOperation use)
    {
        var moved = use.Descriptor.Parameters.Where(static parameter => parameter.Member is not null).ToArray();
        if (moved.Length == 0 || JsonTree.Of(Body) is not JsonObject request)
        {
            return Bytes;
        }

        foreach (var parameter in moved)
        {
            var member = new AnswerPlace(new JsonPlaces(parameter.Member!)
            {
                Type = use.Product.Members.FirstOrDefault(member => member.Location == parameter.Member)?.Type,
            });
            var values = Values(parameter, use.Template);
            if (parameter.IsList && values.Count > 0)
            {
                var items = values.Select(value => member.ValueOf(request, value, isNumber: false));
                JsonTree.Set(request, member.First, new JsonArray([.. items]));
            }
            else if (values.Count > 0)
            {
                member.Write(request, values[0]);
            }
        }

        return JsonAnswer.ToUtf8(request);
    }

    /// <summary>The value of a parameter as text; null where the request has none.</summary>
    public string? Value(OperationParameter parameter, PathTemplate template) =>
        Values(parameter, template) is [var first, ..] ? first : null;

    /// <summary>The values of a parameter as text.</summary>
    public IReadOnlyList<string> Values(OperationParameter parameter, PathTemplate template)
    {
        if (parameter.Place == ParameterPlace.Body)
        {
            return new JsonPlaces(parameter.Name).Find(Body) switch
            {
                null => [],
                { ValueKind: JsonValueKind.Array } items => [.. items.EnumerateArray().Select(static item => item.ToString())],
                { } value => [value.ToString()],
            };
        }

        StringValues texts = parameter.Place switch
        {
            ParameterPlace.Path => context.GetRouteValue(template.KeyOf(parameter.Name))?.ToString(),
            ParameterPlace.Query => context.Request.Query[parameter.Name],
            _ => context.Request.Headers[parameter.Name],
        };
        var values = texts.OfType<string>();
        if (parameter.IsList)
        {
            values = values.SelectMany(static text => text.Split(',', StringSplitOptions.TrimEntries));
        }

        return [.. values.Where(static text => text.Length > 0)];
    }
}
