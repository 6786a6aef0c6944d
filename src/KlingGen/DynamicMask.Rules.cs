using KlingGen.Requests;
using KlingGen.Runtime;

namespace KlingGen;

public sealed partial record DynamicMask
{
    partial void ValidateMore(ref ValidationContext context) => ImageRules.CheckMask(Mask, "/mask", ref context);
}
