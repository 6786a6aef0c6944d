using System.Buffers.Text;
using System.Security.Cryptography;

namespace KlingGen.Emulator.Tasks;

/// <summary>Ids in the manner of each gateway's own examples.</summary>
internal static class TaskIds
{
    private const string Digits = "0123456789";
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary><c>task_01JGHK…</c></summary>
    public static string Kapon() => "task_01" + RandomNumberGenerator.GetString(Crockford, 24);

    /// <summary><c>831922345719271433</c>: greater than a double can hold.</summary>
    public static string AnyApi() => "8" + RandomNumberGenerator.GetString(Digits, 17);

    /// <summary><c>CmYgjmbyMToAAAAAAF6svw</c></summary>
    public static string V1() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary><c>task_uS28Df3npjkcVE8FfH9JQcvjWKxUgrsG</c></summary>
    public static string Videos() => "task_" + RandomNumberGenerator.GetString(Letters, 32);

    /// <summary><c>req_1735558800_abc123</c></summary>
    public static string Request(DateTimeOffset now) => $"req_{now.ToUnixTimeSeconds()}_{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
}
