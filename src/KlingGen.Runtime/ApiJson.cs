using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <summary>Generated types from and to JSON text in UTF-8.</summary>
public static class ApiJson
{
    /// <summary>How deep a text that is read may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads a text that is one JSON value. Members that are missing stay at their default, unknown ones are kept.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="utf8">The text.</param>
    /// <exception cref="ApiJsonException">The text is not JSON, or a value in it has the wrong JSON type.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8)
        where T : IApiModel<T> => JsonBytes.Read<T, ModelCodec<T>>(utf8);

    /// <summary>Writes a value as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ApiJsonException">The value holds what JSON cannot say: NaN, infinity, or half a surrogate pair.</exception>
    public static byte[] ToUtf8Bytes<T>(T value)
        where T : IApiModel<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonBytes.Write<T, ModelCodec<T>>(value);
    }

    /// <summary>Checks a text that is one JSON value. Values of the wrong JSON type and broken rules are all reported together,
    /// in the order of the text.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="utf8">The text.</param>
    /// <param name="rules">Rules beyond those of the type itself, such as the <c>Validate</c> method of a rule set.</param>
    /// <exception cref="ApiJsonException">The text is not JSON.</exception>
    public static ValidationResult Validate<T>(ReadOnlySpan<byte> utf8, params ValidationRule<T>[] rules)
        where T : IApiModel<T> => Validate(utf8, new ValidationContext(), rules);

    /// <summary>Checks a text as what a client sends.</summary>
    internal static ValidationResult ValidateRequest<T>(ReadOnlySpan<byte> utf8, params ValidationRule<T>[] rules)
        where T : IApiModel<T> => Validate(utf8, ValidationContext.OfRequest(), rules);

    private static ValidationResult Validate<T>(ReadOnlySpan<byte> utf8, ValidationContext context, ValidationRule<T>[] rules)
        where T : IApiModel<T>
    {
        ArgumentNullException.ThrowIfNull(rules);
        utf8 = JsonTextReading.WithoutMark(utf8);
        var mismatches = new List<JsonMismatch>();
        var value = JsonMismatch.Collect<T>(utf8, mismatches);
        value?.Validate(ref context);
        foreach (var rule in rules)
        {
            if (value is not null)
            {
                rule(value, ref context);
            }
        }

        return ValidationOfText.Combine(utf8, mismatches, context.AllFound());
    }
}
