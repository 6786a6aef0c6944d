using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Kling's image2video request in the form of the unified endpoint.</summary>
internal sealed class VideosImageToVideoMapping : RequestMapping<ImageToVideoRequest, VideoCreateRequest>
{
    public override string Origin(string instanceLocation) => VideosMapping.Origin(instanceLocation);

    protected override VideoCreateRequest Map(ImageToVideoRequest request, ICollection<ValidationError> lost)
    {
        ArgumentNullException.ThrowIfNull(request);
        var members = new LostMembers(lost);
        members.AddIfText(request.StaticMask, "static_mask");
        members.AddIf(request.DynamicMasks is { Count: > 0 }, "dynamic_masks");
        members.AddIf(request.VoiceList is { Count: > 0 }, "voice_list");
        var mapped = VideosMapping.Map(request, members) with { Image = VideosMapping.Link(request.Image, "/image", members) };
        return VideosMapping.Link(request.ImageTail, "/image_tail", members) is { } lastFrame
            ? mapped with { Metadata = (mapped.Metadata ?? new VideoMetadata()) with { LastFrameUrl = lastFrame } }
            : mapped;
    }
}
