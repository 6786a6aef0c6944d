using KlingGen.Runtime;

namespace KlingGen.Tests.Examples;

/// <summary>What a test does with the JSON of one operation's request or answer.</summary>
/// <param name="Validate">Checks the text, with the gateway's rules for requests.</param>
/// <param name="WriteAgain">Reads the text as its type and writes what was read.</param>
internal sealed record ExampleType(Func<byte[], ValidationResult> Validate, Func<byte[], byte[]> WriteAgain)
{
    public static ExampleType Of<T>(params ValidationRule<T>[] rules)
        where T : IApiModel<T> =>
        new(utf8 => ApiJson.Validate(utf8, rules), utf8 => ApiJson.ToUtf8Bytes(ApiJson.Parse<T>(utf8)));
}
