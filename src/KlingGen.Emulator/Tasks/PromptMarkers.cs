using System.Runtime.InteropServices;
using System.Text.Json;

namespace KlingGen.Emulator.Tasks;

/// <summary>What a request's texts may say to steer its task: <c>[fail]</c> or <c>[fail:the reason]</c> ends it as failed, <c>[stuck]</c>
/// never ends it.</summary>
/// <param name="FailureReason">Why the task will fail; null when it will not.</param>
/// <param name="IsStuck">Whether the task will never end.</param>
internal readonly record struct PromptMarkers(string? FailureReason, bool IsStuck)
{
    private const string Fail = "[fail";
    private const string Stuck = "[stuck]";
    private const string DefaultReason = "The prompt asked for a failure";

    /// <summary>Some requests hold JSON as text, and in that JSON as text again.</summary>
    private const int LayersOfText = 2;

    public static PromptMarkers Find(JsonElement request) => Find(request, LayersOfText);

    private static PromptMarkers Find(JsonElement value, int layers) => value.ValueKind switch
    {
        JsonValueKind.Object => Find(value.EnumerateObject().Select(static member => member.Value), layers),
        JsonValueKind.Array => Find(value.EnumerateArray(), layers),

        // Looked at before it is copied: an image has millions of letters.
        JsonValueKind.String when JsonMarshal.GetRawUtf8Value(value).IndexOfAny("[\\"u8) >= 0 => Find(value.GetString()!, layers),
        _ => default,
    };

    private static PromptMarkers Find(IEnumerable<JsonElement> values, int layers) =>
        values.Aggregate(default(PromptMarkers), (found, value) => found.Or(Find(value, layers)));

    private static PromptMarkers Find(string text, int layers)
    {
        if (layers > 0 && text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return Find(document.RootElement, layers - 1);
            }
            catch (JsonException)
            {
                // A text that merely begins so.
            }
        }

        return new PromptMarkers(ReasonIn(text), text.Contains(Stuck, StringComparison.OrdinalIgnoreCase));
    }

    private static string? ReasonIn(string text)
    {
        var start = text.IndexOf(Fail, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : text.IndexOf(']', start);
        if (end < 0)
        {
            return null;
        }

        var rest = text.AsSpan(start + Fail.Length, end - start - Fail.Length);
        return rest switch
        {
            [] => DefaultReason,
            [':', .. var reason] => reason.Trim() is { IsEmpty: false } words ? words.ToString() : DefaultReason,
            _ => null,
        };
    }

    private PromptMarkers Or(PromptMarkers other) => new(FailureReason ?? other.FailureReason, IsStuck || other.IsStuck);
}
