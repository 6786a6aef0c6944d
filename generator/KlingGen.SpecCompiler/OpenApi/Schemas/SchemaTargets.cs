namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The schemas that others only point at.</summary>
internal static class SchemaTargets
{
    private const int MaxChain = 16;

    public static Schema Of(Schema schema) => Of(schema, isQuiet: false);

    /// <summary>As <see cref="Of(Schema)"/>, without a word of what is wrong.</summary>
    public static Schema Quietly(Schema schema) => Of(schema, isQuiet: true);

    private static Schema Of(Schema schema, bool isQuiet)
    {
        for (var i = 0; i < MaxChain && schema.PureReference(isQuiet) is { } target; i++)
        {
            schema = target;
        }

        return schema;
    }
}
