using KlingGen.Runtime;

namespace KlingGen;

public sealed partial record ImageToVideoRequest
{
    partial void ValidateMore(ref ValidationContext context)
    {
        if (MultiPrompt is not null && MultiShotRules.Apply(MultiShot, ShotType))
        {
            MultiShotRules.Check(MultiPrompt, MultiShotRules.Total(Duration), ref context);
        }
    }
}
