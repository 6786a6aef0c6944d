using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>
/// Shots as the unified endpoint takes them in <c>metadata.ext_info</c>: JSON in a string (<see cref="VideoExtInfo"/>), whose
/// <c>AdditionalParameters</c> is again JSON in a string (<see cref="VideoAdditionalParameters"/>).
/// </summary>
internal static class MultiShotExtInfo
{
    // As in the gateway's example, text stays readable: only what JSON demands is escaped.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<Shot>? shots, ShotType? shotType) =>
        Text(new VideoExtInfo
        {
            AdditionalParameters = Text(new VideoAdditionalParameters { MultiPrompt = shots, ShotType = shotType, MultiShot = true }),
        });

    private static string Text<T>(T value)
        where T : IApiModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            value.Write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
