using KlingGen.Emulator.Tasks;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Dialects;

/// <summary>What an envelope gateway makes videos from.</summary>
/// <param name="Name">The last part of its path, such as <c>text2video</c>.</param>
/// <param name="Read">Turns a creation into an order, or refuses it.</param>
internal sealed record EnvelopeProduct(string Name, Func<HttpContext, VideoOrder> Read);
