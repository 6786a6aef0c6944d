using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Declares the enums of strings, each list of values once.</summary>
internal sealed class EnumBinder(TypeDeclarations declarations)
{
    private readonly Dictionary<Schema, TypeDeclaration> _enums = [];

    /// <summary>Whether all values are strings. Numbers and words without quotes count as strings where the type says so.</summary>
    public static bool IsEnum(NormalizedSchema normalized, JsonKinds kinds)
    {
        if (normalized.Enum is not { } owner || (kinds != JsonKinds.String && kinds != JsonKinds.None))
        {
            return false;
        }

        return normalized.EnumIsConst && !owner.HasEnum
            ? kinds == JsonKinds.String || owner.Const!.Kind == JsonKinds.String
            : owner.Listed.All(value => value.IsNull || (value.Kind & IsText(kinds)) != 0)
                && owner.Listed.Any(static value => !value.IsNull);
    }

    /// <summary>Whether there is one value only, for which nobody needs a type.</summary>
    public static bool HasOneValue(NormalizedSchema normalized) =>
        !normalized.Enum!.HasEnum || normalized.Enum.Listed.Count(static value => !value.IsNull) == 1;

    public TypeDeclaration Bind(NormalizedSchema normalized, Schema identity, string name)
    {
        var owner = normalized.Enum!;
        var isOwn = normalized.AreValuesIntersected || (!declarations.IsComponent(owner) && declarations.IsComponent(identity));
        var key = normalized.AreValuesIntersected ? identity : owner;
        if (_enums.TryGetValue(key, out var declaration))
        {
            return declaration;
        }

        declaration = declarations.Add(isOwn ? identity : owner, normalized, ModelKind.Enum, name);
        AddValues(declaration, normalized);
        _enums.Add(key, declaration);
        return declaration;
    }

    /// <summary>One enum of the values of several strings, open where one of them may be any.</summary>
    public TypeDeclaration BindTogether(IReadOnlyList<NormalizedSchema> strings, Schema identity, string name)
    {
        var listed = strings.Where(static schema => schema.Enum is not null).ToList();
        var declaration = declarations.Add(identity, listed[0], ModelKind.Enum, name);
        listed.ForEach(schema => AddValues(declaration, schema));
        declaration.OpenEnum = listed.Count < strings.Count;
        return declaration;
    }

    private static JsonKinds IsText(JsonKinds kinds) =>
        kinds == JsonKinds.String ? JsonKinds.String | JsonKinds.Number | JsonKinds.Boolean : JsonKinds.String;

    private static void AddValues(TypeDeclaration declaration, NormalizedSchema normalized)
    {
        var owner = normalized.Enum!;
        declaration.Enums.Add(owner);
        if (normalized.AreValuesIntersected)
        {
            declaration.WiderEnums.AddRange(normalized.ValueLists.Where(other => other.HasEnum && !other.Equals(owner)));
            declaration.Refused.UnionWith(owner.Listed.Except(normalized.Values));
        }
    }
}
