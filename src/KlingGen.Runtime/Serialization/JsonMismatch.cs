using System.Runtime.CompilerServices;
using System.Text.Json;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>A value in a text that cannot be read as the type that its place asks for.</summary>
internal readonly record struct JsonMismatch(long Offset, JsonFit Fit, string Keyword, string Message)
{
    /// <summary>More than this many are not listed.</summary>
    private const int MaxCollected = 1000;

    /// <summary>Where mismatches go instead of being thrown, while a text is validated.</summary>
    [ThreadStatic]
    private static List<JsonMismatch>? t_collected;

    /// <summary>How what was read so far fits, while a value is read on trial; null otherwise.</summary>
    [ThreadStatic]
    private static JsonFit? t_trial;

    /// <summary>Whether a text is being validated, which is stricter than reading it.</summary>
    public static bool IsCollecting => t_collected is not null;

    /// <summary>Whether nothing but an exception tells of a mismatch: neither a validation nor a trial hears of it.</summary>
    public static bool AreThrown => t_collected is null && t_trial is null;

    /// <summary>Reads a text to its end, whatever is wrong in it.</summary>
    public static T? Collect<T>(ReadOnlySpan<byte> utf8, List<JsonMismatch> mismatches)
        where T : IApiModel<T> => Collect<T, ModelCodec<T>>(utf8, mismatches);

    /// <summary>Reads a text to its end, whatever is wrong in it.</summary>
    public static T Collect<T, TCodec>(ReadOnlySpan<byte> utf8, List<JsonMismatch> mismatches)
        where TCodec : IJsonCodec<T>
    {
        using var collecting = new Collecting(mismatches);
        return JsonBytes.ReadUnmarked<T, TCodec>(utf8);
    }

    /// <summary>Reads what was received to its end, whatever is wrong in the body.</summary>
    public static T CollectWebhook<T>(WebhookReader reader, List<JsonMismatch> mismatches)
        where T : IApiWebhook<T>
    {
        using var collecting = new Collecting(mismatches);
        return T.Read(reader);
    }

    /// <summary>Reads a text of its own amid another one that is being validated.</summary>
    /// <exception cref="ApiJsonException">The text is not exactly one JSON value of that type.</exception>
    public static T ReadApart<T, TCodec>(ReadOnlySpan<byte> utf8)
        where TCodec : IJsonCodec<T>
    {
        using var collecting = new Collecting(null);
        return JsonBytes.ReadUnmarked<T, TCodec>(utf8);
    }

    /// <summary>Reads a value if all of it fits its type. Null that the document does not allow fails no trial, as it fails no
    /// reading.</summary>
    public static JsonFit Try<T, TCodec>(ref Utf8JsonReader reader, out T value)
        where TCodec : IJsonCodec<T>
    {
        var (outer, listed) = (t_trial, t_collected?.Count ?? 0);
        var ahead = reader;
        t_trial = JsonFit.Fits;
        JsonFit fit;
        try
        {
            value = TCodec.Read(ref ahead);
            fit = t_trial.GetValueOrDefault();
        }
        finally
        {
            t_trial = outer;
        }

        if (fit == JsonFit.Fits)
        {
            reader = ahead;
            return fit;
        }

        value = default!;
        t_collected?.RemoveRange(listed, t_collected.Count - listed);
        return fit;
    }

    /// <summary>Reads a value amid a validation or a trial.</summary>
    /// <returns>Whether it fits.</returns>
    public static bool ReadHeard<T, TCodec>(ref Utf8JsonReader reader, out T value)
        where TCodec : IJsonCodec<T>
    {
        var (trial, listed) = (t_trial, t_collected?.Count ?? 0);
        value = TCodec.Read(ref reader);
        return t_trial == trial && listed == (t_collected?.Count ?? 0);
    }

    /// <summary>Says that the value is not of the JSON type that is asked for, and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Type(ref Utf8JsonReader reader, string expected) =>
        Report(ref reader, JsonFit.Mistyped, "type", expected);

    /// <summary>Says that the value is no number, or one outside the range that its C# type holds, and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Number(ref Utf8JsonReader reader, string kind, string range)
    {
        var isNumber = reader.TokenType == JsonTokenType.Number;
        Report(ref reader, isNumber ? JsonFit.Misfits : JsonFit.Mistyped, "type", kind, isNumber ? " " + range : "");
    }

    /// <summary>Says that a string is not written as its format asks for, and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Format(ref Utf8JsonReader reader, string expected) =>
        Report(ref reader, JsonFit.Misfits, "format", expected);

    /// <summary>Says that a string is not a value of the type that may stand in quotes, and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Quoted(ref Utf8JsonReader reader, string expected) => Report(ref reader, JsonFit.Misfits, "type", expected);

    /// <summary>Says that null stands where the document does not allow it. Reading takes it for an absent member, and keeps it.</summary>
    /// <returns>Whether a validation hears of it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsNullReported(ref Utf8JsonReader reader)
    {
        if (t_collected is null)
        {
            return false;
        }

        Collect(new JsonMismatch(reader.TokenStartIndex, JsonFit.Misfits, "type", UnreadNull.Message));
        return true;
    }

    /// <summary>Says that a value which can be read all the same is not written as its pattern asks for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Pattern(ref Utf8JsonReader reader, string expected)
    {
        if (t_trial is null && t_collected is not null)
        {
            var message = "Must be " + expected + ", but is " + FoundValue.Describe(ref reader) + ".";
            Collect(new JsonMismatch(reader.TokenStartIndex, JsonFit.Misfits, "pattern", message));
        }
    }

    private static void Report(ref Utf8JsonReader reader, JsonFit fit, string keyword, string expected, string range = "")
    {
        if (t_trial is { } trial)
        {
            t_trial = fit > trial ? fit : trial;
            reader.Skip();
            return;
        }

        var message = "Must be " + expected + range + ", but is " + FoundValue.Describe(ref reader) + ".";
        if (t_collected is null)
        {
            throw new ApiJsonException(message, keyword, reader.TokenStartIndex);
        }

        Collect(new JsonMismatch(reader.TokenStartIndex, fit, keyword, message));
        reader.Skip();
    }

    private static void Collect(JsonMismatch mismatch)
    {
        if (t_collected!.Count < MaxCollected)
        {
            t_collected.Add(mismatch);
        }
    }

    /// <summary>Sends mismatches elsewhere for a while; null has them thrown. A trial outside does not hear of them.</summary>
    private readonly ref struct Collecting
    {
        private readonly List<JsonMismatch>? _outer;
        private readonly JsonFit? _outerTrial;

        public Collecting(List<JsonMismatch>? mismatches)
        {
            (_outer, _outerTrial) = (t_collected, t_trial);
            (t_collected, t_trial) = (mismatches, null);
        }

        public void Dispose() => (t_collected, t_trial) = (_outer, _outerTrial);
    }
}
