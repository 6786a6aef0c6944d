using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <content>Requests that it takes in another vocabulary than its own.</content>
public static partial class VideosGateway
{
    static partial void AddMappings(ICollection<RequestMapping> mappings)
    {
        mappings.Add(new VideosTextToVideoMapping());
        mappings.Add(new VideosImageToVideoMapping());
    }
}
