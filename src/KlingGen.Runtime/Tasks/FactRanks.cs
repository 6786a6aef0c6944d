using System.Runtime.CompilerServices;

namespace KlingGen.Runtime.Tasks;

/// <summary>For each fact that is not of an output, the rank of the spelling that it was read from, plus one; 0 while it is
/// absent.</summary>
[InlineArray((int)Fact.OutputId)]
internal struct FactRanks
{
    private byte _first;
}
