using System.Runtime.CompilerServices;
using System.Text.Json;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>A value in a text that cannot be read as the type that its place asks for.</summary>
internal readonly record struct JsonMismatch(long Offset, string Keyword, string Message)
{
    /// <summary>More than this many are not listed.</summary>
    private const int MaxCollected = 1000;

    /// <summary>Where mismatches go instead of being thrown, while a text is validated.</summary>
    [ThreadStatic]
    private static List<JsonMismatch>? t_collected;

    /// <summary>What is known of the value that is being read on trial.</summary>
    [ThreadStatic]
    private static Trial t_trial;

    /// <summary>How a trial stands.</summary>
    private enum Trial
    {
        None,
        Fits,
        Failed,
    }

    /// <summary>Whether a text is being validated, which is stricter than reading it.</summary>
    public static bool IsCollecting => t_collected is not null;

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

    /// <summary>Reads a value if all of it fits its type. Null that the document does not allow fails no trial, as it fails no reading.</summary>
    public static bool TryRead<T, TCodec>(ref Utf8JsonReader reader, out T value)
        where TCodec : IJsonCodec<T>
    {
        var (outer, listed) = (t_trial, t_collected?.Count ?? 0);
        var ahead = reader;
        t_trial = Trial.Fits;
        bool fits;
        try
        {
            value = TCodec.Read(ref ahead);
            fits = t_trial == Trial.Fits;
        }
        finally
        {
            t_trial = outer;
        }

        if (fits)
        {
            reader = ahead;
            return true;
        }

        value = default!;
        t_collected?.RemoveRange(listed, t_collected.Count - listed);
        return false;
    }

    /// <summary>Says that the value is not of the JSON type that is asked for, and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Type(ref Utf8JsonReader reader, string expected) =>
        Misfit(ref reader, "type", expected);

    /// <summary>Says that the value is no number, or one outside the range that its C# type holds, and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Number(ref Utf8JsonReader reader, string kind, string range) =>
        Type(ref reader, t_trial == Trial.None && reader.TokenType == JsonTokenType.Number ? kind + " " + range : kind);

    /// <summary>Says that a string is not written as its format asks for, and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Format(ref Utf8JsonReader reader, string expected) =>
        Misfit(ref reader, "format", expected);

    /// <summary>Says that null stands where the document does not allow it. Reading takes it for an absent member.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Null(ref Utf8JsonReader reader)
    {
        if (t_collected is not null)
        {
            Report(ref reader, "type", "Must not be null: leave the member out instead.");
        }
    }

    /// <summary>Says that a value which can be read all the same is not written as its pattern asks for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Pattern(ref Utf8JsonReader reader, string expected)
    {
        if (t_collected is not null)
        {
            Report(ref reader, "pattern", "Must be " + expected + ", but is " + FoundValue.Describe(ref reader) + ".");
        }
    }

    private static void Misfit(ref Utf8JsonReader reader, string keyword, string expected)
    {
        if (t_trial == Trial.None)
        {
            Report(ref reader, keyword, "Must be " + expected + ", but is " + FoundValue.Describe(ref reader) + ".");
            return;
        }

        t_trial = Trial.Failed;
        reader.Skip();
    }

    private static void Report(ref Utf8JsonReader reader, string keyword, string message)
    {
        var offset = reader.TokenStartIndex;
        if (t_collected is not { } collected)
        {
            throw new ApiJsonException(message, keyword, offset);
        }

        if (collected.Count < MaxCollected)
        {
            collected.Add(new JsonMismatch(offset, keyword, message));
        }

        reader.Skip();
    }

    /// <summary>Sends mismatches elsewhere for a while; null has them thrown. A trial outside does not hear of them.</summary>
    private readonly ref struct Collecting
    {
        private readonly List<JsonMismatch>? _outer;
        private readonly Trial _outerTrial;

        public Collecting(List<JsonMismatch>? mismatches)
        {
            (_outer, _outerTrial) = (t_collected, t_trial);
            (t_collected, t_trial) = (mismatches, Trial.None);
        }

        public void Dispose() => (t_collected, t_trial) = (_outer, _outerTrial);
    }
}
