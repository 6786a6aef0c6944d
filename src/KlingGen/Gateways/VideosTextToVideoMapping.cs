using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Kling's text2video request in the form of the unified endpoint.</summary>
internal sealed class VideosTextToVideoMapping : RequestMapping<TextToVideoRequest, VideoCreateRequest>
{
    public override string Origin(string instanceLocation) => VideosMapping.Origin(instanceLocation);

    protected override VideoCreateRequest Map(TextToVideoRequest request, ICollection<ValidationError> lost) =>
        VideosMapping.Map(request, new LostMembers(lost));
}
