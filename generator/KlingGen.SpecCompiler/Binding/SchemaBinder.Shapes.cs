using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

internal sealed partial class SchemaBinder
{
    private const JsonKinds Scalars = JsonKinds.Boolean | JsonKinds.Number | JsonKinds.String;

    private BoundSchema BindShape(SchemaShape shape, SpecNode identity, string hint)
    {
        if (TypedUnion(shape) is { } union)
        {
            return BindUnion(shape, union, identity, hint);
        }

        if (shape is { Enum: { } listed, ValueLists.Count: > 1 } && !shape.Values.Any())
        {
            reader.Report(SpecDescriptors.NoCommonValue, listed);
        }

        var kinds = shape.Kinds ?? InferKinds(shape);
        if (IsStringEnum(shape, kinds) && (!IsSingleValue(shape) || IsComponent(identity)))
        {
            return new BoundSchema(DeclareEnum(shape, identity, hint).Reference, shape.Nullable);
        }

        var type = BindKinds(kinds, shape, identity, hint);
        return new BoundSchema(type, shape.Nullable && type != TypeRef.Json);
    }

    private TypeRef BindKinds(JsonKinds kinds, SchemaShape shape, SpecNode identity, string hint) => kinds switch
    {
        JsonKinds.None => TypeRef.Json,
        JsonKinds.String => new PrimitiveRef(StringKind(shape)),
        JsonKinds.Boolean => new PrimitiveRef(PrimitiveKind.Boolean),
        JsonKinds.Integer => new PrimitiveRef(IntegerKind(shape)),
        JsonKinds.Number or JsonKinds.Fraction => new PrimitiveRef(NumberKind(shape)),
        JsonKinds.Array => BindArray(shape, hint),
        JsonKinds.Object => BindObject(shape, identity, hint),
        _ => (kinds & (Scalars | JsonKinds.Array | JsonKinds.Object)) == (Scalars | JsonKinds.Array | JsonKinds.Object)
            ? TypeRef.Json
            : BindTypeArray(kinds, shape, identity, hint),
    };

    private TypeRef BindArray(SchemaShape shape, string hint)
    {
        if (shape.Items is { Mapping: not null } items && shape.PrefixItems.Count == 0)
        {
            var item = Bind(items, hint + "Item");
            return new ListRef(item.Type, item.Nullable);
        }

        // A tuple: one item type where all places agree, else whatever JSON stands there.
        var places = shape.PrefixItems.ToList();
        if (shape.Items is { Mapping: not null } rest)
        {
            places.Add(rest);
        }

        var types = places.Select((place, index) => Bind(place, hint + "Item" + (index + 1).ToString(CultureInfo.InvariantCulture))).Distinct().ToList();
        return types.Count == 1 && (shape.Items is { Mapping: not null } or { Text: "false" } || EndsWith(places.Count, shape))
            ? new ListRef(types[0].Type, types[0].Nullable)
            : new ListRef(TypeRef.Json, false);
    }

    /// <summary>Whether no item may stand behind the places of a tuple; without such a limit there may be anything.</summary>
    private static bool EndsWith(int count, SchemaShape shape) =>
        shape.Parts.Exists(part => part["maxItems"]?.Node is YamlScalar limit && int.TryParse(limit.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most <= count);

    private TypeRef BindObject(SchemaShape shape, SpecNode identity, string hint)
    {
        if (shape.Properties.Count > 0 || (shape.Closed && shape.Patterns.Count == 0) || shape.Discriminator is not null)
        {
            return Declare(identity, shape, ModelKind.Object, hint).Reference;
        }

        var values = MapValues(shape);
        if (values.Count == 0)
        {
            return new MapRef(TypeRef.Json, false);
        }

        var bound = values.Select((schema, index) => Bind(schema, hint + "Value" + (index == 0 ? "" : index.ToString(CultureInfo.InvariantCulture)))).ToList();
        return bound.TrueForAll(other => other.Type == bound[0].Type)
            ? new MapRef(bound[0].Type, bound.Exists(static other => other.Nullable))
            : new MapRef(TypeRef.Json, false);
    }

    private static List<SpecNode> MapValues(SchemaShape shape)
    {
        var values = new List<SpecNode>(shape.Patterns);
        if (shape.Additional is { Mapping: not null } additional)
        {
            values.Add(additional);
        }
        else if (!shape.Closed && shape.Patterns.Count > 0)
        {
            // Any other name is allowed, with any value.
            values.Clear();
        }

        return values;
    }

    private TypeRef BindTypeArray(JsonKinds kinds, SchemaShape shape, SpecNode identity, string hint)
    {
        var declaration = Declare(identity, shape, ModelKind.Union, hint);
        declaration.Mode = UnionMode.TypeArray;
        _bound[identity.Node] = new BoundSchema(declaration.Reference, shape.Nullable);
        var names = CaseNames(declaration);
        foreach (var kind in (JsonKinds[])[JsonKinds.String, (kinds & JsonKinds.Fraction) != 0 ? JsonKinds.Number : JsonKinds.Integer, JsonKinds.Boolean, JsonKinds.Array, JsonKinds.Object])
        {
            if ((kinds & kind) == kind)
            {
                var type = BindKinds(kind, shape, identity, declaration.Reference.Name + kind);
                declaration.Cases.Add(new BoundCase(names.Take(CaseName(type)), type, kind, shape, [identity], []));
            }
        }

        return declaration.Reference;
    }

    private TypeDeclaration DeclareEnum(SchemaShape shape, SpecNode identity, string hint)
    {
        var owner = shape.Enum!.Value;

        // Asking for the owner's name has its document traversed, which may declare the enum.
        var own = !shape.AreValuesIntersected && (IsComponent(owner) || !IsComponent(identity)) ? owner : identity;
        var key = shape.AreValuesIntersected ? identity : owner;
        if (_enums.TryGetValue(key.Node, out var declaration))
        {
            return declaration;
        }

        declaration = Declare(own, shape, ModelKind.Enum, hint);
        AddEnum(declaration, shape);
        _enums.Add(key.Node, declaration);
        return declaration;
    }

    private static void AddEnum(TypeDeclaration declaration, SchemaShape shape)
    {
        var owner = shape.Enum!.Value;
        declaration.Enums.Add(owner);
        if (shape.AreValuesIntersected)
        {
            declaration.WiderEnums.AddRange(shape.ValueLists.Where(other => other["enum"] is not null && !ReferenceEquals(other.Node, owner.Node)));
            declaration.Refused.UnionWith(SchemaShape.Listed(owner).Except(shape.Values).Select(static value => value.Node));
        }
    }

    private bool IsComponent(SpecNode schema) => scopeOf(schema.Document).ComponentName(schema.Node) is not null;

    /// <summary>Whether all values are strings. Numbers and words without quotes count as strings where the type says so.</summary>
    private static bool IsStringEnum(SchemaShape shape, JsonKinds kinds)
    {
        if (shape.Enum is not { } owner || (kinds != JsonKinds.String && kinds != JsonKinds.None))
        {
            return false;
        }

        return shape.EnumIsConst && owner["enum"] is null
            ? kinds == JsonKinds.String || owner["const"]!.Value.Node is YamlScalar { Kind: YamlScalarKind.String }
            : owner["enum"]!.Value.Items().All(value => value.IsNull || (value.Node is YamlScalar scalar && (kinds == JsonKinds.String || scalar.Kind == YamlScalarKind.String)))
                && owner["enum"]!.Value.Items().Any(static value => !value.IsNull);
    }

    private static bool IsSingleValue(SchemaShape shape) =>
        shape.Enum!.Value["enum"] is not { } values || values.Items().Count(static value => !value.IsNull) == 1;

    /// <summary>The kinds that a schema without <c>type</c> plainly means.</summary>
    private static JsonKinds InferKinds(SchemaShape shape)
    {
        if (shape.Properties.Count > 0 || shape.Additional is not null || shape.Closed || shape.Patterns.Count > 0 || shape.Required.Count > 0)
        {
            return JsonKinds.Object;
        }

        if (shape.Items is not null || shape.PrefixItems.Count > 0)
        {
            return JsonKinds.Array;
        }

        if (shape.Enum is { } owner)
        {
            var values = owner["enum"] is { } list ? list.Items() : [owner["const"]!.Value];
            return values.Aggregate(JsonKinds.None, static (all, value) => all | KindOf(value.Node));
        }

        foreach (var part in shape.Parts)
        {
            if (part["pattern"] is not null || part["maxLength"] is not null || part["minLength"] is not null || shape.Format is not null)
            {
                return shape.Format switch
                {
                    "int32" or "int64" => JsonKinds.Integer,
                    "float" or "double" or "decimal" => JsonKinds.Number,
                    _ => JsonKinds.String,
                };
            }

            if (part["minimum"] is not null || part["maximum"] is not null || part["multipleOf"] is not null)
            {
                return JsonKinds.Number;
            }
        }

        return JsonKinds.None;
    }

    private static JsonKinds KindOf(YamlNode node) => node switch
    {
        YamlMapping => JsonKinds.Object,
        YamlSequence => JsonKinds.Array,
        YamlScalar { Kind: YamlScalarKind.Boolean } => JsonKinds.Boolean,
        YamlScalar { Kind: YamlScalarKind.Integer } => JsonKinds.Integer,
        YamlScalar { Kind: YamlScalarKind.Float } => JsonKinds.Number,
        YamlScalar { Kind: YamlScalarKind.String } => JsonKinds.String,
        _ => JsonKinds.None,
    };

    private PrimitiveKind StringKind(SchemaShape shape)
    {
        var kind = StringFormats.KindOf(shape.Format);
        if (kind == PrimitiveKind.String && shape.Parts.Exists(static part => part["contentEncoding"]?.Text == "base64"))
        {
            return PrimitiveKind.Bytes;
        }

        // What a document shows is what its server sends, whatever it calls it. "string" is what tools write where they know no example.
        foreach (var shown in shape.Parts.SelectMany(Shown))
        {
            if (shown is { Node: YamlScalar { Kind: YamlScalarKind.String }, Text: { } text } && text != "string" && !StringFormats.Holds(kind, text))
            {
                // Who makes a document makes all examples of a format alike.
                if (_formatsTold.Add((shown.Document.Path, shape.Format!)))
                {
                    reader.Report(SpecDescriptors.ExampleOfOtherFormat, shown, text, shape.Format!);
                }

                return PrimitiveKind.String;
            }
        }

        return kind;
    }

    private static IEnumerable<SpecNode> Shown(SpecNode part)
    {
        var examples = part["examples"] is { Node: YamlSequence } list ? list.Items() : [];
        return ((SpecNode?[])[part["example"], part["default"]]).OfType<SpecNode>().Concat(examples);
    }

    private static PrimitiveKind IntegerKind(SchemaShape shape)
    {
        if (shape.Format is "int32" or "int64")
        {
            return shape.Format == "int32" ? PrimitiveKind.Int32 : PrimitiveKind.Int64;
        }

        return shape.Parts.Exists(part => IsInt32(part, "minimum")) && shape.Parts.Exists(part => IsInt32(part, "maximum"))
            ? PrimitiveKind.Int32
            : PrimitiveKind.Int64;
    }

    private static bool IsInt32(SpecNode part, string keyword) =>
        part[keyword] is { } limit && JsonText.Number(limit.Node) is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static PrimitiveKind NumberKind(SchemaShape shape) => shape.Format switch
    {
        "float" => PrimitiveKind.Single,
        "decimal" => PrimitiveKind.Decimal,
        "int32" => PrimitiveKind.Int32,
        "int64" => PrimitiveKind.Int64,
        _ => PrimitiveKind.Double,
    };
}
