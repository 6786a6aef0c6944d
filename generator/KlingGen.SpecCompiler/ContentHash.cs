namespace KlingGen.SpecCompiler;

/// <summary>A fingerprint of 128 bits, to see whether anything changed. It guards against accidents, not against attackers: who makes two
/// texts alike only misleads their own next build.</summary>
internal readonly record struct ContentHash(ulong Low, ulong High)
{
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const ulong OtherPrime = 0xC2B2AE3D27D4EB4F;

    public ContentHash Add(ulong value)
    {
        var low = (Low ^ value) * Prime;
        var high = (High + value) * OtherPrime;
        return new ContentHash(low ^ (low >> 29) ^ (high << 7), high ^ (high >> 31) ^ (low >> 3));
    }

    public ContentHash Add(string text)
    {
        var hash = Add((ulong)text.Length);
        for (var i = 0; i < text.Length; i += 4)
        {
            ulong block = 0;
            for (var j = i; j < Math.Min(i + 4, text.Length); j++)
            {
                block = (block << 16) | text[j];
            }

            hash = hash.Add(block);
        }

        return hash;
    }

    public ContentHash Add(ContentHash other) => Add(other.Low).Add(other.High);
}
