using KlingGen.Requests;
using KlingGen.Runtime;

namespace KlingGen;

public sealed partial record ImageToVideoRequest : IKlingRequest
{
    partial void ValidateMore(ref ValidationContext context)
    {
        MultiShotRules.Check(this, "/multi_prompt", ref context);
        ImageRules.CheckFrame(Image, "/image", ref context);
        ImageRules.CheckFrame(ImageTail, "/image_tail", ref context);
        ImageRules.CheckMask(StaticMask, "/static_mask", ref context);
    }
}
