using System.Text;
using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>One call and its answer, all of it from the document's examples.</summary>
/// <param name="Arguments">The parameters that are sent, by place and name.</param>
/// <param name="RequestType">The media type of the body; null for none.</param>
/// <param name="AnswerType">The media type of the answer; null for none.</param>
internal sealed record Exchange(
    ServedOperation Operation,
    IReadOnlyDictionary<(string Place, string Name), JsonNode?> Arguments,
    string? RequestType,
    JsonNode? Request,
    int Status,
    string? AnswerType,
    JsonNode? Answer)
{
    public byte[] AnswerBytes { get; } = AnswerType is null
        ? []
        : Encoding.UTF8.GetBytes(MediaTypes.IsJson(AnswerType) ? Answer?.ToJsonString() ?? "null" : Answer?.ToString() ?? "");

    public override string ToString() => $"{Operation} {RequestType ?? "-"} → {Status} {AnswerType ?? "-"}";
}
