using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>A member with a value of another format or out of range.</summary>
/// <typeparam name="T">The type that the document gives it.</typeparam>
/// <typeparam name="TCodec">How that is read.</typeparam>
internal sealed class UnreadMember<T, TCodec>(string name, JsonElement value) : UnreadMember(name, value)
    where TCodec : IJsonCodec<T>
{
    public override void Validate(ref ValidationContext context)
    {
        var utf8 = Encoding.UTF8.GetBytes(Value.GetRawText());
        var mismatches = new List<JsonMismatch>();
        JsonMismatch.Collect<T, TCodec>(utf8, mismatches);
        var pointers = JsonLocations.PointersAt(utf8, mismatches.ConvertAll(static mismatch => mismatch.Offset).ToArray());
        for (var i = 0; i < pointers.Length; i++)
        {
            context.AddError(pointers[i], mismatches[i].Keyword, mismatches[i].Message);
        }
    }
}
