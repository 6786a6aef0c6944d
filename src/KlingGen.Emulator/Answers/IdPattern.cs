using System.Security.Cryptography;

namespace KlingGen.Emulator.Answers;

/// <summary>Makes ids that look as a gateway's document says: <c>#</c> stands for a digit, <c>?</c> for a letter or digit.</summary>
internal sealed class IdPattern(string? pattern)
{
    private const string Plain = "????????????????????????????????";
    private const string Letters = "0123456789abcdef";

    private readonly string _pattern = pattern ?? Plain;

    /// <summary>A pattern of digits that is a number every reader of JSON can hold.</summary>
    public static IdPattern Number { get; } = new("###############");

    public string Next() => string.Create(_pattern.Length, _pattern, static (id, pattern) =>
    {
        Span<byte> random = stackalloc byte[256];
        for (var i = 0; i < id.Length; i++)
        {
            if (i % random.Length == 0)
            {
                RandomNumberGenerator.Fill(random);
            }

            // A number does not begin with 0.
            var chance = random[i % random.Length];
            id[i] = pattern[i] switch
            {
                '#' when i == 0 => (char)('1' + (chance % 9)),
                '#' => (char)('0' + (chance % 10)),
                '?' => Letters[chance % Letters.Length],
                var fixedLetter => fixedLetter,
            };
        }
    });
}
