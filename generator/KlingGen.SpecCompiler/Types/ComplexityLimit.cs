using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Tells whether types were not made because they never end or would not fit into anybody's project. Another document, which comes
/// to a schema another way, may have a type for it.</summary>
internal sealed class ComplexityLimit
{
    public bool IsExceeded { get; private set; }

    public BoundSchema Refuse(Schema schema)
    {
        IsExceeded = true;
        schema.Report(SpecDescriptors.ComplexityLimit);
        return BoundSchema.Json;
    }
}
