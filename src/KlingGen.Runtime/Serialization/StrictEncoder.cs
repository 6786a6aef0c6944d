using System.Buffers;
using System.Text.Encodings.Web;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>Escapes what JSON must escape, and refuses half surrogate pairs, which others write as U+FFFD.</summary>
internal sealed unsafe class StrictEncoder : JavaScriptEncoder
{
    // Bodies are JSON, not HTML: Chinese stays readable, and takes three bytes a character, not six.
    private static readonly JavaScriptEncoder s_inner = UnsafeRelaxedJsonEscaping;

    public static StrictEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => s_inner.MaxOutputCharactersPerInputCharacter;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        // Half a pair is something to encode, so that plain texts are looked at once.
        var found = s_inner.FindFirstCharacterToEncode(text, textLength);
        return found < 0 || Unwritable.IsLenient || WellFormedText.Is(new ReadOnlySpan<char>(text + found, textLength - found))
            ? found
            : throw new ApiJsonException(Unwritable.Text);
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => s_inner.FindFirstCharacterToEncodeUtf8(utf8Text);

    public override OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true) =>
        s_inner.Encode(source, destination, out charsConsumed, out charsWritten, isFinalBlock);

    public override OperationStatus EncodeUtf8(
        ReadOnlySpan<byte> utf8Source, Span<byte> utf8Destination, out int bytesConsumed, out int bytesWritten, bool isFinalBlock = true) =>
        s_inner.EncodeUtf8(utf8Source, utf8Destination, out bytesConsumed, out bytesWritten, isFinalBlock);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        s_inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override bool WillEncode(int unicodeScalar) => s_inner.WillEncode(unicodeScalar);
}
