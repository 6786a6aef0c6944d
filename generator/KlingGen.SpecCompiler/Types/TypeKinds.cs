using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>The kinds of JSON value that types and schemas leave to a value.</summary>
internal sealed class TypeKinds(SchemaNormalizer normalizer, TypeDeclarations declarations)
{
    /// <summary>The kinds of JSON that values of a type are read from.</summary>
    public JsonKinds InJson(TypeRef type) => type is PrimitiveRef { MayBeQuoted: true } ? Of(type) | JsonKinds.String : Of(type);

    public JsonKinds Of(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Json } => JsonKinds.Any,
        PrimitiveRef { Kind: PrimitiveKind.Boolean } => JsonKinds.Boolean,
        PrimitiveRef { IsWhole: true } => JsonKinds.Integer,
        PrimitiveRef { IsReal: true } => JsonKinds.Number,
        PrimitiveRef or ModelRef { Kind: ModelKind.Enum } => JsonKinds.String,
        ListRef => JsonKinds.Array,
        MapRef or ModelRef { Kind: ModelKind.Object } => JsonKinds.Object,
        _ => declarations.Find(type)?.Cases.Aggregate(JsonKinds.None, static (all, @case) => all | @case.Kinds) ?? JsonKinds.Any,
    };

    /// <summary>The kinds that schemas which all speak of one value leave to it, null included.</summary>
    public JsonKinds Of(IReadOnlyList<Schema> speakers) => Of(normalizer.Normalize(speakers), []);

    private JsonKinds Of(NormalizedSchema normalized, HashSet<Schema> seen)
    {
        if (normalized.Parts.Exists(static part => part.IsOnlyNull))
        {
            return JsonKinds.Null;
        }

        var kinds = normalized.Kinds ?? (TypedUnions.Of(normalized) is { } union
            ? union.Branches.Where(branch => seen.Add(SchemaTargets.Of(branch)))
                .Aggregate(JsonKinds.None, (all, branch) => all | Of(normalizer.Normalize(branch), seen))
            : KindInference.Of(normalized));
        return (kinds == JsonKinds.None ? JsonKinds.Any : kinds) | (normalized.Nullable ? JsonKinds.Null : JsonKinds.None);
    }
}
