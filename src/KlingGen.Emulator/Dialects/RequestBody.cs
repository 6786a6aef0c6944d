using System.Net.Mime;
using System.Text;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KlingGen.Emulator.Dialects;

/// <summary>A request's body as a generated type, or the refusal that it deserves.</summary>
internal static class RequestBody
{
    private const int ToldErrors = 3;

    /// <summary>Reads and checks it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="rules">What the gateway demands beyond the type's own rules.</param>
    /// <exception cref="RefusedException">It is no JSON, or breaks a rule.</exception>
    public static T Read<T>(HttpContext context, params ValidationRule<T>[] rules)
        where T : IApiModel<T>
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != MediaTypeNames.Application.Json)
        {
            throw new RefusedException(RefusalCode.InvalidRequest, "Content-Type must be application/json");
        }

        var body = (byte[])context.Items[RequestPipeline.BodyKey]!;
        try
        {
            var result = ApiJson.Validate(body, rules);
            return result.IsValid ? ApiJson.Parse<T>(body) : throw new RefusedException(RefusalCode.InvalidParameters, Sentence(result));
        }
        catch (ApiJsonException)
        {
            throw new RefusedException(RefusalCode.InvalidRequest, "The body is not valid JSON");
        }
    }

    private static string Sentence(ValidationResult result)
    {
        var sentence = new StringBuilder();
        foreach (var error in result.Errors.Take(ToldErrors))
        {
            sentence.Append(sentence.Length == 0 ? "" : " ");
            if (error.InstanceLocation.Length > 0)
            {
                sentence.Append(error.InstanceLocation.AsSpan(1)).Append(": ");
            }

            sentence.Append(error.Message);
        }

        return result.Errors.Count > ToldErrors ? $"{sentence} (and {result.Errors.Count - ToldErrors} more)" : sentence.ToString();
    }
}
