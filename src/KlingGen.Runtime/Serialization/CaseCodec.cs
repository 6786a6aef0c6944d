using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Reads a union's value as the case that the thread was told last: a codec is a type, and has no place for a number.</summary>
/// <typeparam name="T">The union.</typeparam>
internal readonly struct CaseCodec<T> : IJsonCodec<T>
    where T : struct, IApiCases<T>
{
    /// <summary>Reads a value if it fits a case.</summary>
    public static bool TryRead(int number, ref Utf8JsonReader reader, out T value)
    {
        CaseNumber.Current = number;
        return JsonTrial.TryRead<T, CaseCodec<T>>(ref reader, out value);
    }

    /// <summary>Reads a text as a case, whatever is wrong in it.</summary>
    public static T Collect(int number, ReadOnlySpan<byte> utf8, List<JsonMismatch> mismatches)
    {
        CaseNumber.Current = number;
        return JsonMismatch.Collect<T, CaseCodec<T>>(utf8, mismatches);
    }

    /// <inheritdoc />
    public static T Read(ref Utf8JsonReader reader) => T.ReadCase(CaseNumber.Current, ref reader);

    /// <inheritdoc />
    public static void Write(Utf8JsonWriter writer, T value) => throw new NotSupportedException();

    /// <inheritdoc />
    public static void Validate(T value, ref ValidationContext context) => value.ValidateCase(ref context);
}
