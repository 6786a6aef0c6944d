using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Null where the document does not allow it.</summary>
internal sealed class UnreadNull(string name) : UnreadMember(name, s_null)
{
    /// <summary>What is said of it.</summary>
    public const string Message = "Must not be null: leave the member out instead.";

    private static readonly JsonElement s_null = Parse();

    public override void Validate(ref ValidationContext context) => context.AddError("", "type", Message);

    private static JsonElement Parse()
    {
        var reader = new Utf8JsonReader("null"u8);
        return JsonElement.ParseValue(ref reader);
    }
}
