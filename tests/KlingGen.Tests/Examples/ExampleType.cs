using System.Reflection;
using KlingGen.Runtime;

namespace KlingGen.Tests.Examples;

/// <summary>What a test does with the JSON of one operation's request or answer.</summary>
/// <param name="Validate">Checks the text, with the gateway's rules for requests.</param>
/// <param name="WriteAgain">Reads the text as its type and writes what was read.</param>
internal sealed record ExampleType(Func<byte[], ValidationResult> Validate, Func<byte[], byte[]> WriteAgain)
{
    private static readonly MethodInfo s_of = typeof(ExampleType).GetMethod(nameof(OfModel), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>For a generated type.</summary>
    public static ExampleType Of(Type type) => (ExampleType)s_of.MakeGenericMethod(type).Invoke(null, null)!;

    private static ExampleType OfModel<T>()
        where T : IApiModel<T> =>
        new(static utf8 => ApiJson.Validate<T>(utf8), static utf8 => ApiJson.ToUtf8Bytes(ApiJson.Parse<T>(utf8)));
}
