using KlingGen.Runtime;

namespace KlingGen;

public sealed partial record ImageToVideoRequest : IKlingRequest
{
    partial void ValidateMore(ref ValidationContext context) => MultiShotRules.Check(this, "/multi_prompt", ref context);
}
