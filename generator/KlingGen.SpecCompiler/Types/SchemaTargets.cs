using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>The schemas that others only point at.</summary>
internal static class SchemaTargets
{
    private const int MaxChain = 16;

    public static Schema Of(Schema schema)
    {
        for (var i = 0; i < MaxChain && schema.PureReference() is { } target; i++)
        {
            schema = target;
        }

        return schema;
    }
}
